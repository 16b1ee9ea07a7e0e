import "server-only";
import { type DiagramView, MAX_DIAGRAM_TABLES, nodeOfTable } from "@/lib/domain/diagram";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { authorizeProject } from "../projects/authorize-project";
import { readStated } from "../relationships/read-stated";
import { type ForeignKey, readForeignKeys } from "../tables/read-relationships";
import { readTables, type TableFacts } from "../tables/read-tables";
import { drawEr } from "./draw-er";
import { readDrawnTables } from "./read-drawn-tables";

/**
 * A diagram of a project: of the tables chosen (as `schema.name`; unknown ones are passed over), or of those with the
 * most relationships. At most 25 tables; how many were left out is said. Views are drawn only where they are chosen.
 */
export async function getDiagram(
  viewer: Viewer,
  input: { readonly slug: string; readonly tables?: readonly string[]; readonly asOf?: string },
): Promise<DiagramView> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const scope = scopeOf(project.id, asOf);
    const all = await readTables(db, scope);
    const keys = await readForeignKeys(db, scope);
    const wanted = input.tables?.length ? choose(all, input.tables) : byDegree(all, keys);
    const shown = wanted.slice(0, MAX_DIAGRAM_TABLES);
    return {
      asOf,
      source: drawEr(await readDrawnTables(db, scope, shown), await readStated(db, scope)),
      tables: shown.map(({ schema, name }) => ({ schema, name, node: nodeOfTable(schema, name) })),
      choices: all.map(({ schema, name }) => ({ schema, name })),
      omitted: wanted.length - shown.length,
    };
  });
}

function choose(all: readonly TableFacts[], names: readonly string[]): readonly TableFacts[] {
  const wanted = new Set(names);
  return all.filter(({ schema, name }) => wanted.has(`${schema}.${name}`));
}

function byDegree(all: readonly TableFacts[], keys: readonly ForeignKey[]): readonly TableFacts[] {
  const degrees = new Map<string, number>();
  for (const { fromId, toId } of keys)
    for (const id of new Set([fromId, toId])) if (id) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  const degreeOf = ({ objectId }: TableFacts) => degrees.get(objectId) ?? 0;
  return all
    .filter(({ kind }) => kind !== "view" && kind !== "materialized view")
    .sort((a, b) => degreeOf(b) - degreeOf(a));
}
