import type { Random } from "./random";

/** What is done to the bytes of a file, by name. */
export const byteMutations: { readonly [name: string]: (bytes: Uint8Array, random: Random) => Uint8Array } = {
  "cut off": (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  "beginning gone": (bytes, random) => bytes.slice(random.below(bytes.length + 1)),
  "bits flipped"(bytes, random) {
    const flipped = bytes.slice();
    for (let count = 1 + random.below(4); count > 0 && bytes.length > 0; count--) {
      const at = random.below(bytes.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
    }
    return flipped;
  },
  "piece gone"(bytes, random) {
    const at = random.below(bytes.length + 1);
    return joined(bytes.slice(0, at), bytes.slice(at + random.below(200)));
  },
  "piece twice"(bytes, random) {
    const at = random.below(bytes.length + 1);
    return joined(bytes.slice(0, at + random.below(200)), bytes.slice(at));
  },
  "bytes put in"(bytes, random) {
    const at = random.below(bytes.length + 1);
    return joined(bytes.slice(0, at), Uint8Array.from(random.pick(strange)), bytes.slice(at));
  },
  "UTF-16"(bytes, random) {
    const isLittle = random.below(2) === 0;
    const text = new TextDecoder().decode(bytes);
    const units = [0xfeff, ...Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))];
    // A surrogate without its other half now and then.
    if (random.below(3) === 0) units.splice(1 + random.below(units.length), 0, 0xd800 + random.below(0x800));
    const halves = (unit: number) => [unit & 0xff, unit >> 8];
    return Uint8Array.from(units.flatMap((unit) => (isLittle ? halves(unit) : halves(unit).reverse())));
  },
};

/** NUL, halves of characters, byte order marks, surrogates in UTF-8, what is no byte of UTF-8, invisible characters. */
const strange: readonly [readonly number[], ...(readonly number[])[]] = [
  [0],
  [0xff, 0xfe],
  [0xef, 0xbb, 0xbf],
  [0xc3],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xc0, 0xaf],
  [0xc2, 0xa0],
  [0xe2, 0x80, 0x8b],
  [0xe2, 0x80, 0xae],
  [0xf0, 0x9f, 0x91, 0xbb],
  [0x0d],
  [0x0b],
  [0x1b, 0x5b],
  [0x7f],
];

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
