const WARM_UP = 5;

/**
 * Runs something again and again and prints how long it took, as one line: p50 and p95 in milliseconds, against a goal. `before` each run
 * something can be changed; it is not timed.
 */
export async function measure(
  name: string,
  goalMs: number,
  run: () => Promise<unknown>,
  rounds = 100,
  before: () => Promise<unknown> = async () => {},
): Promise<void> {
  for (let round = 0; round < WARM_UP; round++) await run();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await before();
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  const at = percentiles(times);
  process.stdout.write(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms of ${goalMs} ms (${rounds} rounds)\n`);
}

/** What so large a share of the times did not exceed, in whole milliseconds. */
export function percentiles(times: readonly number[]): (share: number) => string {
  const sorted = [...times].sort((a, b) => a - b);
  return (share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
}
