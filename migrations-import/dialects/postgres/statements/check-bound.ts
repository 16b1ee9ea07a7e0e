import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { heirsOf } from "../catalog/heirs";
import { refuse } from "../refusal";
import { keyTypes } from "./partition-bound";
import { type Bound, type BoundValue, readBound } from "./read-bound";

type BoundOf<K extends Bound["kind"]> = Extract<Bound, { readonly kind: K }>;

/** Bounds that were read: each new partition is held against all that are there. What parts a table keeps its types. */
const known = new WeakMap<Table["definition"], Bound>();

function boundOf({ definition }: Table, types: readonly string[]): Bound | undefined {
  const before = known.get(definition);
  if (before || definition.bound === undefined) return before;
  const bound = readBound(definition.bound, types);
  known.set(definition, bound);
  return bound;
}

/**
 * Refuses a bound that holds nothing, or what another partition holds (`check_new_partition_bound`). Values whose order
 * reading does not tell, such as texts by their collation, are taken to be well chosen.
 */
export function checkBound(session: Session, parent: Table, partition: Table, text: string): void {
  const types = keyTypes(session, parent);
  if (types.length === 0) return;
  const bound = readBound(text, types);
  refuseEmpty(partition, bound, types);
  for (const other of heirsOf(session, parent)) {
    const its = boundOf(other, types);
    if (its && overlap(bound, its)) {
      refuse("INVALID_STATEMENT", `partition ${partition.name} would overlap partition ${other.name}`);
    }
    if (bound.kind === "hash" && its?.kind === "hash" && !isFactor(bound.modulus, its.modulus)) {
      refuse("INVALID_STATEMENT", `of two moduli of ${parent.name} the smaller must divide the larger`);
    }
  }
}

function refuseEmpty(partition: Table, bound: Bound, types: readonly string[]): void {
  const what = `the bound of partition ${partition.name}`;
  if (bound.kind === "hash" && bound.remainder >= bound.modulus) {
    refuse("INVALID_STATEMENT", `${what} has a remainder that is not less than the modulus`);
  }
  if (bound.kind !== "range") return;
  if (bound.from.length !== types.length || bound.to.length !== types.length) {
    refuse("INVALID_STATEMENT", `${what} must have ${types.length} values on each side`);
  }
  if ([...bound.from, ...bound.to].some(({ printed }) => printed === "NULL")) {
    refuse("INVALID_STATEMENT", `${what} cannot be NULL`);
  }
  const order = compareRows(bound.from, bound.to);
  if (order !== undefined && order >= 0) refuse("INVALID_STATEMENT", `${what} holds nothing`);
}

function overlap(a: Bound, b: Bound): boolean {
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

function isFactor(a: number, b: number): boolean {
  return a % b === 0 || b % a === 0;
}

function share(a: BoundOf<"list">, b: BoundOf<"list">): boolean {
  return a.values.some((one) => b.values.some((other) => compare(one, other) === 0));
}

/** Below zero where `a` comes first, above where `b` does; undefined where it is not known. */
function compareRows(a: readonly BoundValue[], b: readonly BoundValue[]): number | undefined {
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
