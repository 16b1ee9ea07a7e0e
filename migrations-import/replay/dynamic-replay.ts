import type { Dialect, ParsedStatement } from "../dialects/dialect";
import type { DynamicRunner, PastStatement } from "../model/dynamic";
import type { Migration } from "../model/source";
import { clockOf } from "./dynamic-clock";
import type { MigrationRun } from "./migration-run";

/** Follows a replay with a sandbox beside it: gathers what runs, and has run there what reading cannot tell. */
export class DynamicReplay {
  readonly #runner: DynamicRunner;
  #past: readonly Migration[];
  #before: PastStatement[] = [];
  #migration: Migration | null = null;

  /** `past` are migrations that were replayed earlier: they are only run, for what follows to find what they left. */
  constructor(runner: DynamicRunner, past: readonly Migration[]) {
    this.#runner = runner;
    this.#past = past;
  }

  /** Goes on behind the statement that `run` took last: where only running can tell what it does, it is run and then folded. */
  async follow(statement: ParsedStatement<unknown>, run: MigrationRun, dialect: Dialect): Promise<void> {
    if (!run.isDynamic) return this.#add(statement, run.migration);
    const before = [...this.#takePast(dialect), ...this.#before];
    this.#before = [];
    this.#add(statement, run.migration);
    const own = this.#before.pop();
    if (!own) return;
    const ran = await this.#runner.run({ before, statement: own, clockMs: clockOf(run.migration.version) });
    run.settle(ran, dialect);
  }

  /** Read only now: most imports come to an end without anything to run. */
  #takePast(dialect: Dialect): readonly PastStatement[] {
    const past = this.#past.flatMap((migration) =>
      [...dialect.parse(migration.sql, migration.up)].flatMap((statement, index) =>
        statement.kind === "statement" ? [{ sql: textOf(statement, migration), isFirst: index === 0 }] : [],
      ),
    );
    this.#past = [];
    return past;
  }

  #add(statement: ParsedStatement<unknown>, migration: Migration): void {
    if (statement.kind !== "statement") return;
    this.#before.push({ sql: textOf(statement, migration), isFirst: migration !== this.#migration });
    this.#migration = migration;
  }
}

function textOf({ range }: ParsedStatement<unknown>, { sql }: Migration): string {
  return sql.slice(range.start, range.end);
}
