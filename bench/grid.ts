// node --conditions=react-server --import tsx bench/grid.ts
// The grid of a project with 1,000 tables and 40,000 columns, at head and in the past; its overview; and search in it.
import { getOverview } from "@/lib/server/overview/get-overview";
import { search } from "@/lib/server/search/search";
import { findTables } from "@/lib/server/tables/find-tables";
import { withBenchDatabase } from "./support/bench-database";
import { measure } from "./support/measure";
import { seedSchema } from "./support/seed-schema";

await withBenchDatabase(async (sql) => {
  const size = { tables: 1_000, columns: 40, migrations: 40, described: 10, revisions: 3 };
  const { viewer, slug } = await seedSchema(sql, size);
  await measure("grid of 1,000 tables", 200, () => findTables(viewer, { slug }));
  await measure("grid of 1,000 tables, in the past", 200, () => findTables(viewer, { slug, asOf: "0020" }), 30);
  await measure("overview of 1,000 tables", 200, () => getOverview(viewer, slug), 30);
  for (const query of ["table_0500", "column_7", "a", "%_%", "knew why", "public.table_0001.id"])
    await measure(`search for ${query} in 40,000 columns`, 200, () => search(viewer, { slug, query }), 30);
});
