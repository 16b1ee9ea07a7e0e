import { getDb } from "@/lib/server/db";
import { measure } from "./measure";
import { readStat } from "./processor-time";

const ROUNDS = 40;

/**
 * What `measure` prints, and below it the processor's time of one run, in this process and in PostgreSQL: on a busy machine only that, and
 * the ratio to the reference, say much. For Linux.
 */
export async function measureWithProcessor(
  name: string,
  goalMs: number,
  run: () => Promise<unknown>,
  before: () => Promise<unknown> = async () => {},
): Promise<void> {
  await measure(name, goalMs, run, ROUNDS, before);
  const { here, there } = await processorOf(run, before);
  process.stdout.write(`  processor: ${here.toFixed(0)} ms here, ${there.toFixed(0)} ms in PostgreSQL\n`);
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
