/**
 * The largest set of names that stand in the same order in both lists: what has to move is the rest. Names occur at most
 * once in each list. Takes n log n steps.
 */
export function longestCommonOrder(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const positions = new Map(before.map((name, index) => [name, index]));
  const names = after.filter((name) => positions.has(name));
  const at = (index: number) => positions.get(names[index] ?? "") ?? 0;
  /** For each length, the index of the name a run of that length ends with at the lowest position. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const index of names.keys()) {
    const length = firstNotBelow(ends, at, at(index));
    previous[index] = ends[length - 1];
    ends[length] = index;
  }
  const found = new Set<string>();
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) found.add(names[index] ?? "");
  return found;
}

function firstNotBelow(ends: readonly number[], at: (index: number) => number, position: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(ends[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
