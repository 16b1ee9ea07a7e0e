// node --conditions=react-server --import tsx bench/gate.ts
// Whether a project of 1,000 tables and 20,000 evaluated items is ready, as the gate and as the release page ask it, with 200 waivers in
// force and two signatures that were dismissed; and for the first time after an import touched 50 tables, or after an edit: nothing is known yet
// then. Beside work that is always the same.
import { getReadiness } from "@/lib/server/readiness/get-readiness";
import { withBenchDatabase } from "./support/bench-database";
import { measureWithProcessor } from "./support/measure-with-processor";
import { seedChecklist, seedWaivers, touchTables } from "./support/seed-checklist";
import { moveState, seedSchema } from "./support/seed-schema";
import { seedSignatures } from "./support/seed-signatures";

await withBenchDatabase(async (sql) => {
  const size = { tables: 1_000, columns: 20, migrations: 40, described: 15, revisions: 3 };
  const { viewer, slug } = await seedSchema(sql, size);
  await seedSignatures(sql, viewer, slug);
  const checklist = await seedChecklist(sql, viewer, slug);
  await seedWaivers(sql, checklist.id, viewer.userId, 200);
  const gate = () => getReadiness(viewer, slug, { page: 1 });
  const page = () => getReadiness(viewer, slug, { ofOwner: 20 });
  const { counts, error, signatures } = await gate();
  if (error !== null) throw new Error(error);
  process.stdout.write(
    `${counts.items} items, ${counts.blockers} blockers, ${counts.waived} waived, ${signatures.dismissed.length} signatures dismissed\n`,
  );
  const edit = () => moveState(sql);
  await measureWithProcessor("the gate", 300, gate);
  await measureWithProcessor("the release page", 300, page);
  await touchTables(sql);
  await measureWithProcessor("the gate, first after an import touched 50 tables", 500, gate, edit);
  await measureWithProcessor("the release page, first after it", 500, page, edit);
});
