import "server-only";
import {
  type CatalogObject,
  type Change,
  MAX_IMPORT_STATEMENTS,
  type Migration,
  type MigrationOutcome,
  type MigrationSet,
  type ReplayResult,
  type ReplayState,
} from "@/migrations-import/index";
import { type EngineHost, engineHost } from "./engine-host";
import { MAX_IMPORT_CHANGES, SANDBOX_MS } from "./engine-limits";
import { type FromEngine, inPieces, type ToEngine } from "./protocol";

type ReplaySet = Pick<MigrationSet, "dialect" | "migrations">;
type Options = {
  readonly from?: ReplayState;
  /** Run what only running can tell; `past` are the migrations that led to `from`. */
  readonly dynamic?: { readonly past: readonly Migration[] };
  readonly onMigration?: (index: number, migration: Migration) => void;
};

const most = { statements: MAX_IMPORT_STATEMENTS, changes: MAX_IMPORT_CHANGES };

/**
 * The engine's `replay`, beside this process. Throws `too_large`, naming the file, where one takes more time or memory than it
 * may or the import comes to more than can be stored; `unavailable` where too many wait already.
 */
export async function replayMigrations(
  set: ReplaySet,
  options: Options = {},
  host: EngineHost = engineHost(),
): Promise<ReplayResult> {
  const gathering = new Gathering(set.migrations, options.onMigration ?? (() => undefined));
  await host.run({
    messages: () => messages(set, options),
    bytes: set.migrations.reduce((sum, { up }) => sum + up.end - up.start, 0),
    extraMs: options.dynamic ? SANDBOX_MS : 0,
    about: "reading the migrations",
    heard: (message) => gathering.hear(message),
  });
  return { outcomes: gathering.outcomes, objects: gathering.objects };
}

function* messages({ dialect, migrations }: ReplaySet, { from, dynamic }: Options): Generator<ToEngine> {
  for (const migration of migrations) yield { kind: "migration", migration };
  for (const objects of inPieces(from?.objects ?? [])) yield { kind: "objects", objects };
  for (const migration of dynamic?.past ?? []) yield { kind: "past", migration };
  yield { kind: "replay", dialect, continues: from !== undefined, runsDynamic: dynamic !== undefined, most };
}

/** Puts together what the engine's process tells in pieces. */
class Gathering {
  readonly outcomes: MigrationOutcome[] = [];
  readonly objects: CatalogObject[] = [];
  readonly #migrations: readonly Migration[];
  readonly #onMigration: (index: number, migration: Migration) => void;
  #changes: Change[] = [];

  constructor(migrations: readonly Migration[], onMigration: (index: number, migration: Migration) => void) {
    this.#migrations = migrations;
    this.#onMigration = onMigration;
  }

  hear(message: FromEngine): void {
    if (message.kind === "changes") this.#changes.push(...message.changes);
    else if (message.kind === "objects") this.objects.push(...message.objects);
    else if (message.kind === "outcome") this.#add(message);
  }

  #add({ index, outcome }: Extract<FromEngine, { kind: "outcome" }>): void {
    const migration = this.#migrations[index];
    if (!migration) throw new Error(`the engine told of migration ${index}, which it was not given`);
    this.outcomes.push({ ...outcome, migration, changes: this.#changes });
    this.#changes = [];
    this.#onMigration(index, migration);
  }
}
