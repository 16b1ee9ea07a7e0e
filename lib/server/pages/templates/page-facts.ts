import "server-only";
import { paths } from "@/lib/domain/paths";
import type { Viewer } from "@/lib/domain/viewer";
import { getProject } from "../../projects/get-project";
import { findTables } from "../../tables/find-tables";

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
  const { rows } = await findTables(viewer, { slug });
  const own = rows.filter(({ kind, isExternal }) => kind === "table" && !isExternal);
  const isOneSchema = new Set(own.map(({ schema }) => schema)).size < 2;
  return {
    name: project.name,
    dialect: project.dialect === "postgres" || project.dialect === "sqlite" ? project.dialect : null,
    layout: project.layout,
    headVersion: project.headVersion,
    total: own.length,
    tables: own.slice(0, MOST_TABLES).map(({ schema, name, columns }) => {
      const shown = isOneSchema ? name : `${schema}.${name}`;
      return { name: shown, link: `[${escaped(shown)}](${paths.table(slug, schema, name)})`, columns };
    }),
  };
}

// A name can hold anything, also what Markdown would read as a mark of its own or as the end of a cell.
function escaped(name: string): string {
  return name.replace(/[\\`*_[\]<>|~&!#]/gu, "\\$&").replace(/\s+/gu, " ");
}
