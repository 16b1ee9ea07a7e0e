import { reference } from "./reference";

const WARM_UP = 5;

/**
 * Runs something again and again, in turn with work that is always the same, and prints as one line how long both took: p50 and p95 in
 * milliseconds, against a goal. A machine is faster in one minute than in the next: the ratio of the two says more than the clock.
 * `before` each run something can be changed; it is not timed.
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
  const references: number[] = [];
  for (let round = 0; round < rounds; round++) {
    references.push(await timed(reference));
    await before();
    times.push(await timed(run));
  }
  const [at, beside] = [percentiles(times), percentiles(references)];
  process.stdout.write(
    `${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms of ${goalMs} ms (reference: ${beside(0.5)} and ${beside(0.95)} ms; ${rounds} rounds)\n`,
  );
}

/** How long it takes, in milliseconds. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

/** What so large a share of the times did not exceed, in whole milliseconds. */
export function percentiles(times: readonly number[]): (share: number) => string {
  const sorted = [...times].sort((a, b) => a - b);
  return (share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
}
