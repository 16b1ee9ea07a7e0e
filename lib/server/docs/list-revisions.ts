import "server-only";
import type { DocHistory, RevisionView } from "@/lib/domain/catalog-view";
import { type DocumentedKind, documentedKinds } from "@/lib/domain/doc-fields";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";

/** How many revisions come at once. */
export const REVISIONS_PAGE_SIZE = 50;

type DocRow = { field: string; kind: string; name: string };

/**
 * The revisions of a doc, newest first, 50 at a time; `before` is the `nextBefore` of the page before. `not_found` for a
 * doc that is not in the project or a project the viewer may not see.
 */
export async function listRevisions(
  viewer: Viewer,
  input: { readonly slug: string; readonly docId: string; readonly before?: number },
): Promise<DocHistory> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "project.read");
  const doc = await findDoc(projectId, input.docId);
  const kind = documentedKinds.find((known) => known === doc?.kind);
  if (!doc || !kind) throw new AppError("not_found");
  const found = await findRevisions(projectId, input.docId, input.before);
  const revisions = found.slice(0, REVISIONS_PAGE_SIZE);
  const nextBefore = found.length > REVISIONS_PAGE_SIZE ? (revisions.at(-1)?.number ?? null) : null;
  return toHistory(input.docId, kind, doc, revisions, nextBefore);
}

// The name is the newest one the object has or had, with its table's: `users.email`.
async function findDoc(projectId: string, docId: string): Promise<DocRow | null> {
  const rows = await getDb().$queryRaw<DocRow[]>(Prisma.sql`
    SELECT d.field, coalesce(o.kind, 'page') AS kind,
      coalesce(g.title, (CASE WHEN o.table_id <> o.id THEN ${newestName("o.table_id")} || '.' ELSE '' END) || ${newestName("o.id")}) AS name
    FROM docs d LEFT JOIN pages g ON g.id = d.page_id LEFT JOIN catalog_objects o ON o.id = d.object_id
    WHERE d.id = ${docId}::uuid AND d.project_id = ${projectId}::uuid`);
  return rows[0] ?? null;
}

function newestName(id: "o.table_id" | "o.id"): Prisma.Sql {
  return Prisma.sql`(SELECT v.name FROM object_versions v WHERE v.object_id = ${Prisma.raw(id)} ORDER BY v.from_position DESC LIMIT 1)`;
}

function findRevisions(projectId: string, docId: string, before: number | undefined) {
  return getDb().revision.findMany({
    where: { projectId, docId, ...(before === undefined ? {} : { number: { lt: before } }) },
    orderBy: { number: "desc" },
    take: REVISIONS_PAGE_SIZE + 1,
    select: {
      id: true,
      number: true,
      kind: true,
      text: true,
      reason: true,
      origin: true,
      createdAt: true,
      hash: true,
      author: { select: { name: true } },
      migration: { select: { version: true } },
    },
  });
}

type Found = Awaited<ReturnType<typeof findRevisions>>;

function toHistory(
  docId: string,
  kind: DocumentedKind,
  doc: DocRow,
  revisions: Found,
  nextBefore: number | null,
): DocHistory {
  const views = revisions.map(
    ({ author, migration, createdAt, hash, ...revision }): RevisionView => ({
      ...revision,
      docId,
      by: author.name,
      at: createdAt.toISOString(),
      version: migration?.version ?? null,
      hash: Buffer.from(hash).toString("hex"),
    }),
  );
  return { docId, kind, name: doc.name, field: doc.field, revisions: views, nextBefore };
}
