// node --conditions=react-server --import tsx bench/checklist.ts
// The production checklist of 1,000 tables, 20,000 evaluated items: its page and the list, and again after an import touched 50 tables.
import { getChecklist } from "@/lib/server/checklists/get-checklist";
import { listChecklists } from "@/lib/server/checklists/list-checklists";
import { withBenchDatabase } from "./support/bench-database";
import { measure } from "./support/measure";
import { seedChecklist, touchTables } from "./support/seed-checklist";
import { seedSchema } from "./support/seed-schema";

const ROUNDS = 40;

await withBenchDatabase(async (sql) => {
  const size = { tables: 1_000, columns: 20, migrations: 40, described: 15, revisions: 3 };
  const { viewer, slug } = await seedSchema(sql, size);
  const { slug: checklist } = await seedChecklist(sql, viewer, slug);
  const { tally } = await getChecklist(viewer, { slug, checklist });
  process.stdout.write(`${tally.items} items, of which ${tally.holding} hold\n`);
  const read = () => getChecklist(viewer, { slug, checklist });
  await measure("a checklist", 300, read, ROUNDS);
  await measure(
    "its blockers",
    300,
    () => getChecklist(viewer, { slug, checklist, search: { blocking: "1" } }),
    ROUNDS,
  );
  await measure("the list of checklists", 300, () => listChecklists(viewer, slug), ROUNDS);
  await touchTables(sql);
  await measure("a checklist after an import touched 50 tables", 500, read, ROUNDS);
});
