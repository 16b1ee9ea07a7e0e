import "server-only";
import { fieldLabel } from "@/lib/domain/field-label";
import { paths } from "@/lib/domain/paths";
import type { DismissedSignature } from "@/lib/domain/readiness";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";

type Dismissal = DismissedSignature["dismissed"];
/** What happened, as it is read, with whatever its kind has. */
type Row = { readonly signatureId: string; readonly at: Date; readonly by: string | null } & (
  | { readonly kind: "history"; readonly paths: readonly string[] | null }
  | {
      readonly kind: "schema";
      readonly version: string;
      readonly path: string;
      readonly summary: string;
      readonly line: number;
      readonly endLine: number;
    }
  | {
      readonly kind: "docs";
      readonly docId: string;
      readonly number: number;
      readonly field: string;
      readonly objectKind: string;
      readonly object: string;
    }
  | {
      readonly kind: "texts";
      readonly checklist: string;
      readonly title: string;
      readonly version: number;
      readonly isRemoved: boolean;
    }
);

/** By signature what dismissed it: the first thing that did, or that history was replaced, which leaves no telling of what came when. */
export async function readDismissals(
  db: Transaction,
  project: { readonly id: string; readonly slug: string },
): Promise<ReadonlyMap<string, Dismissal>> {
  const rows = await db.$queryRaw<{ readonly row: Row }[]>(query(project.id));
  const first = new Map<string, Row>();
  for (const { row } of rows) {
    const known = first.get(row.signatureId);
    if (!known || row.kind === "history" || (known.kind !== "history" && row.at < known.at))
      first.set(row.signatureId, row);
  }
  return new Map([...first].map(([id, row]) => [id, toDismissal(project.slug, row)]));
}

function toDismissal(slug: string, row: Row): Dismissal {
  return { ...told(slug, row), by: row.by, at: new Date(row.at).toISOString() };
}

function told(slug: string, row: Row): Pick<Dismissal, "words" | "href"> {
  switch (row.kind) {
    case "history": {
      const files = row.paths?.length ? `: ${row.paths.join(", ")}` : "";
      return { words: `an import that read migrations anew${files}`, href: paths.migrations(slug) };
    }
    case "schema":
      return {
        words: `${row.summary} (${row.version})`,
        href: paths.migrationLine(slug, row.path, row.line, row.endLine),
      };
    case "docs":
      return {
        words: `an edit of ${nameOf(row)}`,
        href: paths.docRevisions(slug, row.docId, { from: row.number - 1, to: row.number }),
      };
    case "texts": {
      const what = row.isRemoved ? "removing" : row.version === 1 ? "attaching" : "an edit of";
      return {
        words: `${what} the checklist ${row.title}`,
        href: row.isRemoved ? null : paths.checklistVersion(slug, row.checklist, row.version),
      };
    }
  }
}

function nameOf({ objectKind, object, field }: Extract<Row, { readonly kind: "docs" }>): string {
  return objectKind === "page" ? `the page ${object}` : `${object}, ${fieldLabel(objectKind, field)}`;
}

// JSON, for each kind has columns of its own.
function query(projectId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT json_build_object('signatureId', d.signature_id, 'kind', d.kind, 'at', a.at, 'by', u.name,
      'paths', (SELECT json_agg(h ->> 'path') FROM jsonb_array_elements(a.detail -> 'history') h)) AS row
    FROM dismissals_of_signatures(${projectId}::uuid) d JOIN audit_log a ON a.id = d.ref::bigint LEFT JOIN users u ON u.id = a.actor_id
    WHERE d.kind = 'history'
    UNION ALL
    SELECT json_build_object('signatureId', d.signature_id, 'kind', d.kind, 'at', coalesce(i.applied_at, m.created_at), 'by', u.name,
      'version', m.version, 'path', m.path, 'summary', c.summary, 'line', c.line, 'endLine', c.end_line)
    FROM dismissals_of_signatures(${projectId}::uuid) d
    JOIN changes c ON c.migration_id = d.ref::uuid AND c.ordinal = d.ordinal
    JOIN migrations m ON m.id = c.migration_id JOIN imports i ON i.id = m.import_id JOIN users u ON u.id = i.actor_id
    WHERE d.kind = 'schema'
    UNION ALL
    SELECT json_build_object('signatureId', d.signature_id, 'kind', d.kind, 'at', r.created_at, 'by', u.name, 'docId', r.doc_id,
      'number', r.number, 'field', t.field, 'objectKind', coalesce(o.kind, 'page'), 'object', coalesce(g.title, (
        SELECT v.name FROM object_versions v WHERE v.object_id = o.id ORDER BY v.from_position DESC LIMIT 1)))
    FROM dismissals_of_signatures(${projectId}::uuid) d
    JOIN revisions r ON r.id = d.ref::uuid JOIN users u ON u.id = r.author_id JOIN docs t ON t.id = r.doc_id
    LEFT JOIN catalog_objects o ON o.id = t.object_id LEFT JOIN pages g ON g.id = t.page_id
    WHERE d.kind = 'docs'
    UNION ALL
    SELECT json_build_object('signatureId', d.signature_id, 'kind', d.kind, 'at', coalesce(c.removed_at, v.created_at),
      'by', CASE WHEN c.removed_at IS NULL THEN u.name END, 'checklist', c.slug, 'title', v.template ->> 'title', 'version', v.number,
      'isRemoved', c.removed_at IS NOT NULL)
    FROM dismissals_of_signatures(${projectId}::uuid) d
    JOIN checklists c ON c.id = d.ref::uuid JOIN checklist_versions v ON v.checklist_id = c.id AND v.number = c.version
    JOIN users u ON u.id = v.author_id
    WHERE d.kind = 'texts'`;
}
