import "server-only";
import { paths } from "@/lib/domain/paths";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { readSnapshot } from "../../as-of/read-snapshot";
import { resolveAsOf, type Scope, scopeOf, standsAt } from "../../as-of/resolve-as-of";
import type { Transaction } from "../../db";
import { getProject } from "../../projects/get-project";
import { readTables, type TableFacts } from "../../tables/read-tables";

/** What a template knows of the project: as its catalog stands when the page is made. */
export type PageFacts = {
  readonly name: string;
  readonly dialect: "postgres" | "sqlite" | null;
  readonly layout: string | null;
  readonly headVersion: string | null;
  /** Tables only, without a platform's own; at most `MOST_TABLES`. `link` is Markdown. */
  readonly tables: readonly { readonly name: string; readonly link: string; readonly columns: number }[];
  /** Tables there are, also where not all are listed. */
  readonly total: number;
};

/** More rows than this are for the list of tables, not for a page. */
const MOST_TABLES = 100;

/** Reads what templates are filled with. `not_found` for a project the viewer may not see. */
export async function readPageFacts(viewer: Viewer, slug: string): Promise<PageFacts> {
  const project = await getProject(viewer, slug);
  const { own, listed, columns } = await readSnapshot(async (db) => {
    const scope = scopeOf(project.id, await resolveAsOf(db, project.id));
    const own = (await readTables(db, scope)).filter(({ kind, isExternal }) => kind === "table" && !isExternal);
    const listed = own.slice(0, MOST_TABLES);
    return { own, listed, columns: await countColumns(db, scope, listed) };
  });
  const isOneSchema = new Set(own.map(({ schema }) => schema)).size < 2;
  return {
    name: project.name,
    dialect: project.dialect === "postgres" || project.dialect === "sqlite" ? project.dialect : null,
    layout: project.layout,
    headVersion: project.headVersion,
    total: own.length,
    tables: listed.map(({ objectId, schema, name }) => {
      const shown = isOneSchema ? name : `${schema}.${name}`;
      const link = `[${escaped(shown)}](${paths.table(slug, schema, name)})`;
      return { name: shown, link, columns: columns.get(objectId) ?? 0 };
    }),
  };
}

async function countColumns(db: Transaction, scope: Scope, tables: readonly TableFacts[]) {
  const ids = tables.map(({ objectId }) => objectId);
  const rows = await db.$queryRaw<{ tableId: string; columns: number }[]>(Prisma.sql`
    SELECT v.table_id AS "tableId", count(*)::int AS columns FROM object_versions v
    WHERE ${standsAt("v", scope)} AND v.kind = 'column' AND v.table_id = ANY (${ids}::uuid[])
    GROUP BY v.table_id`);
  return new Map(rows.map(({ tableId, columns }) => [tableId, columns]));
}

// A name can hold anything, also what Markdown would read as a mark of its own or as the end of a cell.
function escaped(name: string): string {
  return name.replace(/[\\`*_[\]<>|~&!#]/gu, "\\$&").replace(/\s+/gu, " ");
}
