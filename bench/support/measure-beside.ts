import { createHash } from "node:crypto";
import { getDb } from "@/lib/server/db";
import { percentiles } from "./measure";
import { readStat } from "./processor-time";

const WARM_UP = 5;
const ROUNDS = 40;

/**
 * Runs something in turn with work that is always the same, and prints p50 and p95 of both in milliseconds against a goal; then the
 * processor's time of one run, in this process and in PostgreSQL. On a busy machine only that, and the ratio, say much. `before` each run
 * something can be changed; it is not timed. For Linux.
 */
export async function measureBeside(
  name: string,
  goalMs: number,
  run: () => Promise<unknown>,
  before: () => Promise<unknown> = async () => {},
): Promise<void> {
  for (let round = 0; round < WARM_UP; round++) await run();
  const times: number[] = [];
  const references: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    references.push(await timed(reference));
    await before();
    times.push(await timed(run));
  }
  const [at, beside] = [percentiles(times), percentiles(references)];
  const { here, there } = await processorOf(run, before);
  process.stdout.write(
    `${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms of ${goalMs} ms (reference: ${beside(0.5)} and ${beside(0.95)} ms); ` +
      `processor: ${here.toFixed(0)} ms here, ${there.toFixed(0)} ms in PostgreSQL (${ROUNDS} rounds)\n`,
  );
}

/** About as much for either process as a reading of 20,000 items. */
async function reference(): Promise<void> {
  for (let n = 0; n < 40_000; n++) createHash("sha256").update(`item ${n}`).digest("hex");
  await getDb().$queryRaw`SELECT count(*) FROM generate_series(1, 250000) n WHERE md5(n::text) < '8'`;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

async function processorOf(run: () => Promise<unknown>, change: () => Promise<unknown>) {
  const began = process.cpuUsage();
  const used = await processorOfPostgres();
  for (let round = 0; round < ROUNDS; round++) {
    await change();
    await run();
  }
  const { user, system } = process.cpuUsage(began);
  return { here: (user + system) / 1_000 / ROUNDS, there: ((await processorOfPostgres()) - used) / ROUNDS };
}

/** What all backends have used, those that have ended too (the server itself counts them), in milliseconds. */
async function processorOfPostgres(): Promise<number> {
  const backends = await getDb().$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'`;
  const stats = await Promise.all(backends.map(({ pid }) => readStat(pid)));
  const server = await readStat(stats[0]?.parent ?? 0);
  return stats.reduce((sum, { own }) => sum + own, server.ofEnded);
}
