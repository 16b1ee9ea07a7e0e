/** What is decided by chance in a walk; the same seed decides the same. */
export type Chance = {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  oneOf<Value>(values: readonly Value[]): Value;
  /** As many of the values as it happens, at least one, in any order. */
  someOf<Value>(values: readonly Value[]): readonly Value[];
  /** The values in any order. */
  shuffled<Value>(values: readonly Value[]): readonly Value[];
  /** A word that was not there before. */
  word(): string;
};

/** Chance by a linear congruential generator (the numbers are those of Numerical Recipes). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  let words = 0;
  const below = (end: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  const oneOf = <Value>(values: readonly Value[]): Value => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error("there is nothing to choose from");
    return value;
  };
  const shuffled = <Value>(values: readonly Value[]) =>
    values
      .map((value) => ({ value, at: below(2 ** 30) }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ value }) => value);
  return {
    below,
    oneOf,
    someOf: (values) => shuffled(values).slice(0, 1 + below(values.length)),
    shuffled,
    word: () => `w${seed}-${++words}`,
  };
}
