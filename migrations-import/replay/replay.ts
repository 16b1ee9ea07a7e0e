import type { Dialect, ParsedStatement } from "../dialects/dialect";
import { dialectNamed } from "../dialects/index";
import type { ReplayState } from "../model/catalog";
import type { DynamicRunner } from "../model/dynamic";
import { MAX_FILE_STATEMENTS } from "../model/limits";
import type { MigrationOutcome, MigrationSet, ReplayResult } from "../model/result";
import type { Migration } from "../model/source";
import { DynamicReplay } from "./dynamic-replay";
import { findChanges } from "./find-changes";
import { findPossibleRenames } from "./find-possible-renames";
import { Ledger } from "./ledger";
import { listDynamic } from "./list-dynamic";
import { MigrationRun } from "./migration-run";

export type ReplayOptions = {
  /** Where to go on from; the set's migrations are then only those after that state. */
  readonly from?: ReplayState;
  /**
   * Runs what reading cannot tell, SQL that SQL builds, so that it is in the catalog too; without it such statements are only
   * named. `past` are the migrations that led to `from`, which it needs to find what they left.
   */
  readonly dynamic?: { readonly runner: DynamicRunner; readonly past?: readonly Migration[] };
  /**
   * Called before each migration is read, with its index in the set, and, where others were read ahead, again before it is applied:
   * whoever ends a slow replay can name the last.
   */
  readonly onReading?: (index: number, migration: Migration) => void | Promise<void>;
  /** Called after each migration with its index in the set, and awaited, so that the caller's thread can breathe. */
  readonly onMigration?: (index: number, migration: Migration, outcome: MigrationOutcome) => void | Promise<void>;
};

/**
 * Folds migrations, in the order given, onto a catalog: what each changed, what it could not read, and the objects as they
 * stand at the end. Deterministic; it never throws for what the SQL says. Stopping after any migration, storing
 * `{ objects }` as JSON and going on from it gives the same objects as one run.
 */
export async function replay(
  set: Pick<MigrationSet, "dialect" | "migrations">,
  options: ReplayOptions = {},
): Promise<ReplayResult> {
  const dialect = dialectNamed(set.dialect);
  await dialect.load();
  const ledger = new Ledger(options.from?.objects ?? [], dialect);
  const dynamic = options.dynamic ? new DynamicReplay(options.dynamic.runner, options.dynamic.past ?? []) : null;
  const outcomes: MigrationOutcome[] = [];
  for (const migrations of readTogether(set.migrations)) {
    const first = outcomes.length;
    const read: Iterable<ParsedStatement<unknown>>[] = [];
    for (const [at, migration] of migrations.entries()) {
      await options.onReading?.(first + at, migration);
      const statements = dialect.parse(migration.sql, migration.up);
      read.push(migrations.length > 1 ? [...statements] : statements);
    }
    for (const [at, migration] of migrations.entries()) {
      if (migrations.length > 1) await options.onReading?.(first + at, migration);
      const outcome = await replayMigration(dialect, ledger, migration, read[at] ?? [], dynamic);
      outcomes.push(outcome);
      await options.onMigration?.(first + at, migration, outcome);
    }
  }
  return { outcomes, objects: ledger.objects() };
}

/** As much text as is read ahead, in UTF-16 units. */
const READ_AHEAD = 32 * 1024;

/** Small migrations are read one after another and then applied: a grammar works a third faster while nothing else does. */
function* readTogether(migrations: readonly Migration[]): Generator<readonly Migration[]> {
  let batch: Migration[] = [];
  let length = 0;
  for (const migration of migrations) {
    const more = migration.up.end - migration.up.start;
    if (batch.length > 0 && length + more > READ_AHEAD) {
      yield batch;
      [batch, length] = [[], 0];
    }
    batch.push(migration);
    length += more;
  }
  if (batch.length > 0) yield batch;
}

async function replayMigration(
  dialect: Dialect,
  ledger: Ledger,
  migration: Migration,
  statements: Iterable<ParsedStatement<unknown>>,
  dynamic: DynamicReplay | null,
): Promise<MigrationOutcome> {
  const run = new MigrationRun(ledger, migration, dialect);
  ledger.beginMigration(migration.version);
  dialect.begin(run);
  if (dynamic) await takeAndFollow(dialect, run, statements, dynamic);
  else takeAll(dialect, run, statements);
  dialect.end?.(run);
  const touched = ledger.endMigration();
  const changes = findChanges(touched, (id) => ledger.get(id));
  const diagnostics = run.finish();
  return {
    migration,
    statements: run.counts,
    failed: run.failed,
    changes,
    diagnostics,
    possibleRenames: findPossibleRenames(changes, (id) => ledger.get(id)),
    dynamic: listDynamic(migration, diagnostics),
  };
}

function takeAll(dialect: Dialect, run: MigrationRun, statements: Iterable<ParsedStatement<unknown>>): void {
  let taken = 0;
  for (const statement of statements) {
    if (taken++ === MAX_FILE_STATEMENTS) return run.refuseRest(statement);
    run.take(statement, dialect);
  }
}

async function takeAndFollow(
  dialect: Dialect,
  run: MigrationRun,
  statements: Iterable<ParsedStatement<unknown>>,
  dynamic: DynamicReplay,
): Promise<void> {
  let taken = 0;
  for (const statement of statements) {
    if (taken++ === MAX_FILE_STATEMENTS) return run.refuseRest(statement);
    run.take(statement, dialect);
    await dynamic.follow(statement, run, dialect);
  }
}
