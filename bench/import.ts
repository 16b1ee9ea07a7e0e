/**
 * How long it takes until a Prisma history is stored and can be browsed.
 *
 *   node --conditions=react-server --import tsx bench/import.ts [DIR or number of migrations to generate]
 *
 * Starts a PostgreSQL of its own and stops it again. Goals: at most 5 s in all for 400 migrations; storing takes at most twice
 * as long as the engine by itself, which is measured beside it. The first round is cold and counts for nothing.
 */
import { getCatalog } from "@/lib/server/catalog-store/get-catalog";
import { closeDb } from "@/lib/server/db";
import { applyImport } from "@/lib/server/imports/apply-import";
import { stageImport } from "@/lib/server/imports/stage-import";
import { listMigrations } from "@/lib/server/migrations/list-migrations";
import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { replay, sortMigrations } from "@/migrations-import/index";
import { applyMigrations } from "@/scripts/migrate/apply-migrations";
import { APP_ROLE } from "@/scripts/postgres/prepare-database";
import { startThrowawayPostgres } from "@/scripts/testing/throwaway-postgres";
import { median } from "./support/median";
import { readHistory } from "./support/read-history";

const WARM_ROUNDS = 5;
const GOAL = 2;
const [history = "400"] = process.argv.slice(2);
const files = await readHistory(history);

const postgres = await startThrowawayPostgres();
try {
  await applyMigrations({ ownerUrl: postgres.ownerUrl, appRole: APP_ROLE });
  process.env.DATABASE_URL = postgres.appUrl;
  await measure(0);
  const ratios: number[] = [];
  for (let round = 1; round <= WARM_ROUNDS; round += 1) ratios.push(await measure(round));
  console.log(
    `storing takes ${median(ratios).toFixed(1)} times as long as the engine by itself, at most ${GOAL} wanted`,
  );
} finally {
  await closeDb();
  await postgres.stop();
}

/** Imports the history into a new project; how many times as long as the engine by itself storing it took. */
async function measure(round: number): Promise<number> {
  const { slug, viewers } = await createProjectWith();
  const viewer = viewers.admin;
  const engineBegun = performance.now();
  await replay(await sortMigrations(files));
  const begun = performance.now();
  const preview = await stageImport(viewer, { slug, files });
  const previewed = performance.now();
  const outcome = await applyImport(viewer, { slug, importId: preview.importId });
  const applied = performance.now();
  await listMigrations(viewer, slug);
  const catalog = await getCatalog(viewer, { slug });
  const browsed = performance.now();
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(2);
  const ratio = (applied - previewed) / (begun - engineBegun);
  console.log(
    `round ${round}: ${preview.migrations.length} migrations, ${outcome.changes} changes, ${catalog.tables.length} tables: ` +
      `preview ${seconds(begun, previewed)} s, apply ${seconds(previewed, applied)} s, first reading ${seconds(applied, browsed)} s, ` +
      `in all ${seconds(begun, browsed)} s; the engine by itself ${seconds(engineBegun, begun)} s, storing ${ratio.toFixed(1)} times that`,
  );
  return ratio;
}
