/**
 * How long the engine takes to replay a PostgreSQL history, beside what PostgreSQL's grammar alone takes to parse the same bytes
 * and what a real PostgreSQL takes to execute them, in the same run: as it comes, or, with `--volatile`, one that need not keep its data.
 *
 *   node --conditions=react-server --import tsx bench/engine.ts [--volatile] [DIR]
 *
 * Beside these it says what any engine in JavaScript needs at the least, and what the grammar takes where it is called between the
 * engine's steps. migrations-import/README.md says what that means.
 *
 * Without DIR, a generated history at 1×, 2×, 4× and 8×. Goals: 2 times the grammar, an eighth of PostgreSQL, 700 MB, twice
 * the time for twice the statements; one more migration in 100 ms from a saved state.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import pg from "pg";
import { type Migration, sortMigrations } from "@/migrations-import/index";
import { startThrowawayPostgres } from "@/scripts/testing/throwaway-postgres";
import type { EngineTimes } from "./support/engine-run";
import { readHistory } from "./support/read-history";

const BASE = 500;
const SIZES = [1, 2, 4, 8];
const { values, positionals } = parseArgs({ options: { volatile: { type: "boolean" } }, allowPositionals: true });
const [folder] = positionals;

const postgres = await startThrowawayPostgres({ isDurable: !values.volatile });
try {
  if (folder !== undefined) await measure("all", folder);
  else for (const size of SIZES) await measure(`${size}×`, String(size * BASE));
} finally {
  await postgres.stop();
}

/** `history` is a folder, or the number of migrations to generate. */
async function measure(name: string, history: string): Promise<void> {
  const times = await inChild<EngineTimes>("times", history);
  const { megabytes } = await inChild<{ megabytes: number }>("memory", history);
  const executed = await execute((await sortMigrations(await readHistory(history))).migrations);
  const { grammar, grammarBetween, floor, engine, oneMore, migrations, statements } = times;
  const perStatement = ((engine * 1000) / statements).toFixed(0);
  process.stdout.write(
    `${name}: ${migrations} migrations, ${statements} statements: engine ${engine.toFixed(0)} ms (${perStatement} µs a statement), ` +
      `grammar ${grammar.toFixed(0)} ms (${(engine / grammar).toFixed(1)}×; the floor is ${(floor / grammar).toFixed(1)}×, the grammar ` +
      `between the engine's steps ${(grammarBetween / grammar).toFixed(1)}×), PostgreSQL ${executed.toFixed(0)} ms ` +
      `(${(executed / engine).toFixed(1)}×), at most ${megabytes.toFixed(0)} MB, one more migration ${oneMore.toFixed(1)} ms\n`,
  );
}

/** In a process of its own, so that no size inherits the memory or the warmed-up code of another. */
async function inChild<Result>(what: "times" | "memory", history: string): Promise<Result> {
  const child = fork("bench/support/engine-run.ts", [what, history], {
    execArgv: ["--import", "./scripts/typescript/register.mjs"],
  });
  const [result] = await once(child, "message");
  await once(child, "exit");
  return result as Result;
}

/** Milliseconds to execute each migration as one query in an empty database; one that fails is passed over. */
async function execute(migrations: readonly Migration[]): Promise<number> {
  await inDatabase("postgres", (client) => client.query("CREATE DATABASE bench_engine TEMPLATE template0"));
  const took = await inDatabase("bench_engine", async (client) => {
    const began = performance.now();
    for (const { sql, up } of migrations) await client.query(sql.slice(up.start, up.end)).catch(() => undefined);
    return performance.now() - began;
  });
  await inDatabase("postgres", (client) => client.query("DROP DATABASE bench_engine"));
  return took;
}

async function inDatabase<Result>(name: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const connectionString = Object.assign(new URL(postgres.superuserUrl), { pathname: `/${name}` }).href;
  const client = new pg.Client({ connectionString });
  await client.connect();
  return await use(client).finally(() => client.end());
}
