/** A source of chance that a number decides: the same seed gives the same choices, whatever the machine. */
export type Random = {
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number;
  pick<const T>(list: readonly [T, ...T[]]): T;
  /** Null where the list is empty. */
  any<T>(list: readonly T[]): T | null;
};

/** Random numbers from a seed (the generator called mulberry32). */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  const below = (count: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * count);
  };
  return {
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    any: (list) => list[below(list.length)] ?? null,
  };
}
