// node --conditions=react-server --import tsx bench/stale.ts
// What is stale in a project of 2,000 tables, 40,000 columns and 200,000 revisions: the list, its count, and one table's page.
import { countStale } from "@/lib/server/stale/count-stale";
import { listStale } from "@/lib/server/stale/list-stale";
import { getTable } from "@/lib/server/tables/get-table";
import { withBenchDatabase } from "./support/bench-database";
import { measure } from "./support/measure";
import { seedSchema } from "./support/seed-schema";

await withBenchDatabase(async (sql) => {
  const size = { tables: 2_000, columns: 20, migrations: 40, described: 19, revisions: 5 };
  const { viewer, slug } = await seedSchema(sql, size);
  const table = { slug, schema: "public", name: "table_0100" };
  await measure("the number of stale docs, nothing having changed", 200, () => countStale(viewer, slug), 20);
  await measure("the list of stale docs", 400, () => listStale(viewer, { slug }), 20);
  await measure("the list of stale docs, in the past", 400, () => listStale(viewer, { slug, asOf: "0020" }), 20);
  await measure("a table's page", 100, () => getTable(viewer, table), 20);
  await measure("a table's page, in the past", 100, () => getTable(viewer, { ...table, asOf: "0030" }), 20);
});
