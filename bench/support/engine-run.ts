import { loadModule, parseSync } from "libpg-query";
import { buildCatalog, type MigrationSet, replay, sortMigrations } from "@/migrations-import/index";
import { median } from "./median";
import { readHistory } from "./read-history";

/** Medians in milliseconds, of the same bytes in the same process, taken in turn. */
export type EngineTimes = {
  readonly migrations: number;
  readonly statements: number;
  /** Parsing alone. */
  readonly grammar: number;
  /** Parsing and replaying. */
  readonly engine: number;
  /** The last migration on top of all others, from their state as stored JSON. */
  readonly oneMore: number;
};

const ROUNDS = 7;

const [what, history = ""] = process.argv.slice(2);
const set = await sortMigrations(await readHistory(history));
process.send?.(what === "memory" ? await measureMemory() : await measureTimes());

async function measureMemory(): Promise<{ readonly megabytes: number }> {
  buildCatalog({ ...set, ...(await replay(set)) });
  return { megabytes: process.resourceUsage().maxRSS / 1024 };
}

async function measureTimes(): Promise<EngineTimes> {
  await loadModule();
  const { outcomes } = await replay(set);
  const counts = outcomes.flatMap(({ statements }) => Object.values(statements));
  const times = { grammar: [] as number[], engine: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    times.grammar.push(await timed(parseAll));
    times.engine.push(await timed(() => replay(set)));
  }
  return {
    migrations: set.migrations.length,
    statements: counts.reduce((sum, count) => sum + count, 0),
    grammar: median(times.grammar),
    engine: median(times.engine),
    oneMore: await measureOneMore(),
  };
}

function parseAll(): void {
  for (const { sql, up } of set.migrations) {
    try {
      parseSync(sql.slice(up.start, up.end));
    } catch {
      // What the grammar refuses is part of its time.
    }
  }
}

async function measureOneMore(): Promise<number> {
  const head: Pick<MigrationSet, "dialect" | "migrations"> = { ...set, migrations: set.migrations.slice(0, -1) };
  const { objects } = await replay(head);
  const stored = JSON.stringify({ objects });
  const last = { ...set, migrations: set.migrations.slice(-1) };
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    times.push(await timed(() => replay(last, { from: JSON.parse(stored) })));
  }
  return median(times);
}

async function timed(run: () => unknown): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}
