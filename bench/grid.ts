// node --conditions=react-server --import tsx bench/grid.ts
// The grid of a project with 1,000 tables, at head and in the past, and its overview: with 15 columns a table, and with 40;
// with 40,000 columns also the search.
import { getOverview } from "@/lib/server/overview/get-overview";
import { search } from "@/lib/server/search/search";
import { findTables } from "@/lib/server/tables/find-tables";
import { withBenchDatabase } from "./support/bench-database";
import { measure } from "./support/measure";
import { moveState, seedSchema } from "./support/seed-schema";

const GOAL_MS = 200;

for (const columns of [15, 40]) {
  await withBenchDatabase(async (sql) => {
    const size = { tables: 1_000, columns, migrations: 40, described: 10, revisions: 3 };
    const { viewer, slug } = await seedSchema(sql, size);
    const of = `1,000 tables of ${columns} columns`;
    const edit = () => moveState(sql);
    await measure(`grid of ${of}`, GOAL_MS, () => findTables(viewer, { slug }));
    await measure(`grid of ${of}, first after an edit`, GOAL_MS, () => findTables(viewer, { slug }), 50, edit);
    await measure(`grid of ${of}, in the past`, GOAL_MS, () => findTables(viewer, { slug, asOf: "0020" }), 30);
    await measure(`overview of ${of}`, GOAL_MS, () => getOverview(viewer, slug), 30);
    if (columns < 40) return;
    for (const query of ["table_0500", "column_7", "a", "%_%", "knew why", "public.table_0001.id"])
      await measure(`search for ${query} in 40,000 columns`, GOAL_MS, () => search(viewer, { slug, query }), 30);
  });
}
