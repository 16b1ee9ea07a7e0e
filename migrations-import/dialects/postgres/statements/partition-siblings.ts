import type { Ledger } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { heirsOf, idName, parentsOf } from "../catalog/heirs";
import { compareRows } from "./compare-bounds";
import { type Bound, type BoundValue, readBound } from "./read-bound";

/** A partition as it is now, and what it holds. */
type Held = { readonly table: Table; readonly bound: Bound };

type Sibling = { readonly id: string; readonly text: string; readonly bound: Bound };

/**
 * The partitions of a table by what they hold, so that a new one is not held against all of them. One that is no partition any
 * more, or holds something else by now, may still be among them: who asks looks at what it is now.
 */
class Siblings {
  readonly freed: number;
  /** Ranges whose order reading tells, by where they begin. */
  readonly #ranges: Sibling[] = [];
  readonly #lists = new Map<string, Sibling[]>();
  readonly #others: Sibling[] = [];

  constructor(freed: number) {
    this.freed = freed;
  }

  add(sibling: Sibling): void {
    const { bound } = sibling;
    const place = bound.kind === "range" && isRanked(bound) ? this.#placeOf(bound.from) : undefined;
    if (place !== undefined) this.#ranges.splice(place, 0, sibling);
    else if (bound.kind === "list") for (const value of bound.values) this.#enlist(keyOf(value), sibling);
    else this.#others.push(sibling);
  }

  #enlist(key: string, sibling: Sibling): void {
    const known = this.#lists.get(key);
    if (known) known.push(sibling);
    else this.#lists.set(key, [sibling]);
  }

  /** Those that may hold something of a bound, as `held` finds them; null for one that is not what it was. */
  near(bound: Bound, held: (sibling: Sibling) => Held | null): readonly Held[] {
    const all = (siblings: readonly Sibling[]) => siblings.flatMap((each) => held(each) ?? []);
    const others = all(this.#others);
    if (bound.kind === "list") {
      return [...others, ...bound.values.flatMap((value) => all(this.#lists.get(keyOf(value)) ?? []))];
    }
    if (bound.kind !== "range") return others;
    const place = isRanked(bound) ? this.#placeOf(bound.from) : undefined;
    if (place === undefined) return [...others, ...all(this.#ranges)];
    const neighbours = [this.#next(place - 1, -1, held), this.#next(place, 1, held)];
    return [...others, ...neighbours.flatMap((each) => each ?? [])];
  }

  #next(from: number, step: number, held: (sibling: Sibling) => Held | null): Held | null {
    for (let at = from; ; at += step) {
      const sibling = this.#ranges[at];
      if (!sibling) return null;
      const found = held(sibling);
      if (found) return found;
    }
  }

  /** Behind those that begin before or with it; undefined where the order is not known. */
  #placeOf(from: readonly BoundValue[]): number | undefined {
    let [low, high] = [0, this.#ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { bound } = this.#ranges[middle] ?? {};
      const order = bound?.kind === "range" ? compareRows(bound.from, from) : undefined;
      if (order === undefined) return undefined;
      if (order <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isRanked({ from, to }: Extract<Bound, { readonly kind: "range" }>): boolean {
  return [...from, ...to].every(({ end, rank }) => end !== null || rank !== null);
}

/** The same for values that are the same. */
function keyOf({ rank, printed }: BoundValue): string {
  return rank === null ? `printed ${printed}` : `${rank}`;
}

const known = new WeakMap<Ledger, Map<string, Siblings>>();

/** As long as no name is given up, nothing becomes a partition that was not added here. */
function siblingsOf(session: Session, parent: Table, types: readonly string[]): Siblings {
  const { ledger } = session;
  const all = known.get(ledger) ?? new Map<string, Siblings>();
  known.set(ledger, all);
  const before = all.get(parent.id);
  if (before?.freed === ledger.freed) return before;
  const siblings = new Siblings(ledger.freed);
  for (const { id, definition } of heirsOf(session, parent)) {
    if (definition.bound !== undefined) {
      siblings.add({ id, text: definition.bound, bound: readBound(definition.bound, types) });
    }
  }
  all.set(parent.id, siblings);
  return siblings;
}

/** The partitions of a table, with their bounds, that may hold something of a bound. */
export function partitionsNear(
  session: Session,
  parent: Table,
  bound: Bound,
  types: readonly string[],
): readonly Held[] {
  const name = idName(parent);
  return siblingsOf(session, parent, types).near(bound, (sibling) => {
    const table = session.ledger.get(sibling.id);
    if (table?.kind !== "table" || table.definition.bound !== sibling.text) return null;
    return parentsOf(table).includes(name) ? { table, bound: sibling.bound } : null;
  });
}

/** Remembers what a table that becomes a partition holds. */
export function addPartition(
  session: Session,
  parent: Table,
  partition: Table,
  held: { readonly text: string; readonly bound: Bound },
  types: readonly string[],
): void {
  siblingsOf(session, parent, types).add({ id: partition.id, ...held });
}
