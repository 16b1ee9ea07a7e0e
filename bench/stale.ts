// node --conditions=react-server --import tsx bench/stale.ts
// What is stale, archived, compared and to review in a project of 2,000 tables, 40,000 columns and 200,000 revisions, a page at a time, and one
// table's page. A third of the tables was verified.
import { getArchive } from "@/lib/server/archive/get-archive";
import { comparePoints } from "@/lib/server/compare/compare-points";
import { countAsked } from "@/lib/server/reviews/count-asked";
import { listQueue } from "@/lib/server/reviews/list-queue";
import { countStale } from "@/lib/server/stale/count-stale";
import { listStale } from "@/lib/server/stale/list-stale";
import { getTable } from "@/lib/server/tables/get-table";
import { type Sql, withBenchDatabase } from "./support/bench-database";
import { measure } from "./support/measure";
import { seedSchema } from "./support/seed-schema";

await withBenchDatabase(async (sql) => {
  const size = { tables: 2_000, columns: 20, migrations: 40, described: 19, revisions: 5 };
  const { viewer, slug } = await seedSchema(sql, size);
  await dropColumns(sql);
  await verifyTables(sql);
  const table = { slug, schema: "public", name: "table_0100" };
  await measure("the number of stale docs, nothing having changed", 200, () => countStale(viewer, slug), 20);
  await measure("a page of the stale docs", 400, () => listStale(viewer, { slug }), 20);
  await measure("its last page, narrowed", 400, () => listStale(viewer, { slug, search: { q: "05", page: 99 } }), 20);
  await measure("a page of the stale docs, in the past", 400, () => listStale(viewer, { slug, asOf: "0020" }), 20);
  await measure("a page of the archive, of some 2,000 columns", 400, () => getArchive(viewer, { slug }), 20);
  await measure("a page of what became of all", 600, () => comparePoints(viewer, { slug, from: "start" }), 10);
  await measure("a page of what the last migration did", 400, () => comparePoints(viewer, { slug }), 10);
  await measure("a page of the review queue", 300, () => listQueue(viewer, { slug }), 20);
  await measure("how many reviews are asked of somebody", 60, () => countAsked(viewer, slug), 20);
  await measure("a table's page", 100, () => getTable(viewer, table), 20);
  await measure("a table's page, in the past", 100, () => getTable(viewer, { ...table, asOf: "0030" }), 20);
});

/** The last migration drops a documented column of nearly every table. */
async function dropColumns(sql: Sql): Promise<void> {
  const dropped = "v.kind = 'column' AND v.name = 'column_5' AND v.from_position < 40";
  await sql(
    `INSERT INTO changes (project_id, migration_id, position, ordinal, object_id, table_id, kind, object_kind, facts, consequence, shown, summary, line, end_line)
    SELECT m.project_id, m.id, 40, 20000000 + v.ordinal, v.object_id, v.table_id, 'dropped', 'column', '[]', false, true, 'column dropped', 1, 9
    FROM object_versions v JOIN migrations m ON m.project_id = v.project_id AND m.position = 40 WHERE ${dropped}`,
  );
  await sql(`UPDATE object_versions v SET to_position = 40 WHERE ${dropped}`);
  await sql("ANALYZE");
}

/** Every third table that stood half-way was verified then. */
async function verifyTables(sql: Sql): Promise<void> {
  // Nobody can say so afterwards but the owner of the tables.
  await sql("ALTER TABLE review_events DISABLE TRIGGER review_events_hold_verifications");
  await sql(
    `INSERT INTO review_events (project_id, object_id, subject, before, after, actor_id, migration_id, created_at, written_sequence, schema_digest)
    SELECT m.project_id, t.id, 'status', 'in_review', 'verified', p.created_by_id, m.id, now() + interval '1 second', 0, ''
    FROM bench_tables t, migrations m JOIN projects p ON p.id = m.project_id WHERE m.position = 20 AND t.position <= 20 AND t.n % 3 = 0`,
  );
  await sql("ANALYZE review_events");
}
