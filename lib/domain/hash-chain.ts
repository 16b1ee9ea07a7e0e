/** How far a chain reaches: its newest link's place and hash (hexadecimal); 0 and null before the first. */
export type ChainEnd = { readonly sequence: number; readonly hash: string | null };

/** One link: its place in the chain, counted from 1 without a gap; its hash covers what it says and the hash of the one before. */
export type ChainLink = { readonly sequence: number; readonly previousHash: string | null; readonly hash: string };

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export type Sha256 = (text: string) => string;

/** A chain before its first link. */
export const emptyChain: ChainEnd = { sequence: 0, hash: null };

/** Whether two ends are the same one. */
export function isSameEnd(one: ChainEnd, other: ChainEnd): boolean {
  return one.sequence === other.sequence && one.hash === other.hash;
}

/** Texts written one after the other so that no two lists read the same: `length:bytes,` each, `-,` for null. */
export function netstrings(values: readonly (string | null)[]): string {
  return values.map((value) => (value === null ? "-," : `${utf8Length(value)}:${value},`)).join("");
}

/** Microseconds since 1970, which do not fit into a number of milliseconds, of a time in ISO 8601 with six decimals. */
export function microsecondsOf(at: string): string {
  const [second = "", micros = ""] = at.slice(0, -1).split(".");
  return `${Date.parse(`${second}Z`) / 1000}${micros}`;
}

const encoder = new TextEncoder();

// Nearly all of them are short and ASCII, and a chain has millions.
function utf8Length(value: string): number {
  for (let index = 0; index < value.length; index++)
    if (value.charCodeAt(index) > 127) return encoder.encode(value).length;
  return value.length;
}
