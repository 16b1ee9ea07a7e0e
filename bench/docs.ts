/**
 * Docs at the size of a large team: 2,000 tables, 40,000 columns, 200,000 revisions, on a PostgreSQL that keeps its data safe.
 *
 *   npm run bench -- docs
 *
 * A table's page (what it is made of, and whole from a web process of the production build) and the grid, at head and in the
 * past; the history of a doc of 10,000 revisions; and saves over HTTP by 50 people at once, first as people write (each pauses a
 * second between two saves), then without any pause, which shows what one process can take.
 */
import { paths } from "@/lib/domain/paths";
import { listRevisions } from "@/lib/server/docs/list-revisions";
import { findTables } from "@/lib/server/tables/find-tables";
import { getTable } from "@/lib/server/tables/get-table";
import { withBenchDatabase } from "./support/bench-database";
import { measure } from "./support/measure";
import { measurePage } from "./support/measure-page";
import { measureSaving } from "./support/measure-saving";
import { seedLongHistory, seedSchema } from "./support/seed-schema";

const PEOPLE = 50;
const AS_PEOPLE_WRITE_MS = 1_000;

await withBenchDatabase(
  async (sql) => {
    const size = { tables: 2_000, columns: 20, migrations: 100, described: 9, revisions: 10 };
    const { viewer, slug } = await seedSchema(sql, size);
    const docId = await seedLongHistory(sql, 10_000);
    const table = { slug, schema: "public", name: "table_0100" };
    await measure("table page", 100, () => getTable(viewer, table));
    await measure("table page, in the past", 100, () => getTable(viewer, { ...table, asOf: "0099" }));
    const address = paths.table(slug, table.schema, table.name);
    await measurePage("table page over HTTP", 100, viewer.userId, address);
    await measurePage("table page over HTTP, in the past", 150, viewer.userId, `${address}?asOf=0099`);
    await measure("grid of 2,000 tables", 200, () => findTables(viewer, { slug }), 30);
    await measure("grid of 2,000 tables, in the past", 200, () => findTables(viewer, { slug, asOf: "0099" }), 30);
    await measure("newest of 10,000 revisions", 300, () => listRevisions(viewer, { slug, docId }));
    await measure("oldest of 10,000 revisions", 300, () => listRevisions(viewer, { slug, docId, before: 51 }));
    await measureSaving({ slug, people: PEOPLE, pauseMs: AS_PEOPLE_WRITE_MS });
    await measureSaving({ slug, people: PEOPLE, pauseMs: 0 });
  },
  { isDurable: true },
);
