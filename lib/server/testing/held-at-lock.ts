import { getDb } from "../db";

/**
 * Starts two things one after the other while a project is locked, and lets them go once both wait for it: what was started first goes
 * first. Gives what became of each, in that order.
 */
export async function heldAtLock(
  projectId: string,
  [first, second]: readonly [() => Promise<unknown>, () => Promise<unknown>],
): Promise<[PromiseSettledResult<unknown>, PromiseSettledResult<unknown>]> {
  const running = await getDb().$transaction(
    async (db) => {
      await db.$executeRaw`SELECT 1 FROM projects WHERE id = ${projectId}::uuid FOR UPDATE`;
      const one = Promise.allSettled([first()]);
      await untilWaiting(1);
      const other = Promise.allSettled([second()]);
      await untilWaiting(2);
      return { one, other };
    },
    { timeout: 20_000 },
  );
  const [[one], [other]] = [await running.one, await running.other];
  return [one, other];
}

/** Until so many connections wait for a lock. */
export async function untilWaiting(count: number): Promise<void> {
  for (;;) {
    const [row] = await getDb().$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (row && row.waiting >= count) return;
  }
}
