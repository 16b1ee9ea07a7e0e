// node --conditions=react-server --import tsx bench/table-page.ts
// The page of a table with 100 columns whose docs have 50 revisions each, in a project of 200 tables, at head and in the past.
import { getTable } from "@/lib/server/tables/get-table";
import { withBenchDatabase } from "./support/bench-database";
import { measure } from "./support/measure";
import { seedSchema } from "./support/seed-schema";

await withBenchDatabase(async (sql) => {
  const size = { tables: 200, columns: 100, migrations: 40, described: 5, revisions: 50 };
  const { viewer, slug } = await seedSchema(sql, size);
  const table = { slug, schema: "public", name: "table_0100" };
  await measure("table of 100 columns", 100, () => getTable(viewer, table));
  await measure("table of 100 columns, in the past", 100, () => getTable(viewer, { ...table, asOf: "0030" }));
});
