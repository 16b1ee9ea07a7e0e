import fc from "fast-check";

/** A text with random parts in it. */
export function text(strings: TemplateStringsArray, ...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((values) => String.raw({ raw: strings }, ...values));
}
