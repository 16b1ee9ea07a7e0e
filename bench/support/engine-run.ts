import { loadModule, parseSync } from "libpg-query";
import { walk } from "@/migrations-import/dialects/postgres/grammar/node";
import {
  buildCatalog,
  type Migration,
  type MigrationOutcome,
  type MigrationSet,
  replay,
  sortMigrations,
} from "@/migrations-import/index";
import { median } from "./median";
import { readHistory } from "./read-history";

/** Medians in milliseconds, of the same bytes in the same process, taken in turn. */
export type EngineTimes = {
  readonly migrations: number;
  readonly statements: number;
  /** Parsing alone. */
  readonly grammar: number;
  /** The same calls of the grammar, made between the steps of the engine: neither finds the caches as it left them. */
  readonly grammarBetween: number;
  /** Parsing, one look at each node, and making the changes anew from JSON: less than any engine in JavaScript can do with. */
  readonly floor: number;
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
  const grammar: number[] = [];
  const grammarBetween: number[] = [];
  const beside: number[] = [];
  const engine: number[] = [];
  const look = lookAndMake(outcomes);
  for (let round = 0; round < ROUNDS; round++) {
    grammar.push(await timed(() => set.migrations.forEach(parse)));
    grammarBetween.push(await parseBetween());
    beside.push(await timed(look));
    engine.push(await timed(() => replay(set)));
  }
  return {
    migrations: set.migrations.length,
    statements: counts.reduce((sum, count) => sum + count, 0),
    grammar: median(grammar),
    grammarBetween: median(grammarBetween),
    floor: median(grammar) + median(beside),
    engine: median(engine),
    oneMore: await measureOneMore(),
  };
}

function parse({ sql, up }: Migration): unknown {
  try {
    return parseSync(sql.slice(up.start, up.end));
  } catch {
    // What the grammar refuses is part of its time.
    return null;
  }
}

async function parseBetween(): Promise<number> {
  let took = 0;
  const onMigration = async (_: number, migration: Migration) => {
    took += await timed(() => parse(migration));
  };
  await replay(set, { onMigration });
  return took;
}

function lookAndMake(outcomes: readonly MigrationOutcome[]): () => void {
  const trees = set.migrations.map(parse);
  // Objects are left out: each is in several changes, and made once.
  const changes = outcomes.flatMap((each) => each.changes.map(({ before: _, after: __, ...change }) => change));
  const stored = JSON.stringify(changes);
  return () => {
    walk(trees, () => true);
    JSON.parse(stored);
  };
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
