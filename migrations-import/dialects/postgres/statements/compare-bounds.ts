import type { Bound, BoundValue } from "./read-bound";

type BoundOf<K extends Bound["kind"]> = Extract<Bound, { readonly kind: K }>;

/** Whether two partitions of a table would hold the same. */
export function overlap(a: Bound, b: Bound): boolean {
  if (a.kind === "default") return b.kind === "default";
  if (a.kind === "range" && b.kind === "range") return cross(a, b);
  if (a.kind === "hash" && b.kind === "hash") return meet(a, b);
  return a.kind === "list" && b.kind === "list" && share(a, b);
}

/** Of two ranges that hold something, also where they begin or end alike, whatever is between. */
function cross(a: BoundOf<"range">, b: BoundOf<"range">): boolean {
  const [before, after] = [compareRows(a.from, b.to), compareRows(b.from, a.to)];
  if ((before ?? -1) >= 0 || (after ?? -1) >= 0) return false;
  if (before !== undefined && after !== undefined) return true;
  return compareRows(a.from, b.from) === 0 || compareRows(a.to, b.to) === 0;
}

function meet(a: BoundOf<"hash">, b: BoundOf<"hash">): boolean {
  return a.remainder % b.modulus === b.remainder || b.remainder % a.modulus === a.remainder;
}

function share(a: BoundOf<"list">, b: BoundOf<"list">): boolean {
  return a.values.some((one) => b.values.some((other) => compare(one, other) === 0));
}

/** Below zero where `a` comes first, above where `b` does; undefined where it is not known. */
export function compareRows(a: readonly BoundValue[], b: readonly BoundValue[]): number | undefined {
  for (const [at, one] of a.entries()) {
    const other = b[at];
    const order = other && compare(one, other);
    if (order !== 0) return order;
    if (one.end) return 0;
  }
  return 0;
}

function compare(a: BoundValue, b: BoundValue): number | undefined {
  if (a.printed === b.printed) return 0;
  if (a.end === "lowest" || b.end === "highest") return -1;
  if (a.end === "highest" || b.end === "lowest") return 1;
  if (a.rank === null || b.rank === null) return undefined;
  if ((typeof a.rank === "string") !== (typeof b.rank === "string")) return undefined;
  return a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0;
}
