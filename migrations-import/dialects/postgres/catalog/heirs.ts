import type { CatalogObject } from "../../../model/catalog-object";
import type { Json } from "../../../model/json";
import { MAX_INHERITANCE_STEPS } from "../../../model/limits";
import type { Session } from "../../../replay/session";
import { refuse } from "../refusal";
import type { Table } from "./find-relation";

/** What an object keeps for the engine, as a record. */
export function extraOf(object: CatalogObject): Readonly<Record<string, Json>> {
  const extra = object.definition.extra;
  return typeof extra === "object" && extra !== null && !Array.isArray(extra)
    ? (extra as Readonly<Record<string, Json>>)
    : {};
}

/** How a table is named among what others inherit. */
export function idName(table: Table): string {
  return `${table.schema ?? "public"}.${table.name}`;
}

/** The tables, as `schema.name`, that a table inherits from; for a partition, the one it is part of. */
export function parentsOf(table: Table): readonly string[] {
  return table.definition.inherits ?? [];
}

/**
 * Tables that inherit from a table or are its partitions, in the order of making. Refuses the statement that asks more often
 * than {@link MAX_INHERITANCE_STEPS}: along a lattice of parents the ways grow without end.
 */
export function heirsOf(session: Session, parent: Table): readonly Table[] {
  countStep(session);
  const current = session.ledger.get(parent.id);
  if (current?.kind !== "table" || extraOf(current).hasHeirs !== true) return [];
  const name = idName(parent);
  return session.ledger.mentioning("table", parent.name).filter((table) => parentsOf(table).includes(name));
}

/** Something that inherits from a table, by whatever way, and how many of its parents are that table or such too. */
export type Descendant = { readonly heir: Table; readonly parents: number };

/** All that inherits from a table (`find_all_inheritors`). */
export function descendantsOf(session: Session, table: Table): readonly Descendant[] {
  const found = new Map<string, { heir: Table; parents: number }>();
  const queue = [table];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const heir of heirsOf(session, next)) {
      const known = found.get(heir.id);
      if (known) known.parents++;
      else {
        found.set(heir.id, { heir, parents: 1 });
        queue.push(heir);
      }
    }
  }
  return [...found.values()];
}

/** How often the statement that was taken last asked. */
const steps = new WeakMap<Session, { readonly statement: number; count: number }>();

function countStep(session: Session): void {
  const { statement } = session.ledger;
  const last = steps.get(session);
  if (last?.statement !== statement) steps.set(session, { statement, count: 1 });
  else if (++last.count > MAX_INHERITANCE_STEPS) {
    const most = MAX_INHERITANCE_STEPS.toLocaleString("en");
    refuse(
      "LIMIT_EXCEEDED",
      `the statement concerns more than ${most} tables by the ways they inherit`,
      "let fewer tables inherit from several that have a parent in common",
    );
  }
}

/** Whether a table holds its rows in partitions. */
export function isPartitioned(table: Table): boolean {
  return table.definition.kind === "partitioned table";
}

/** Whether a table is a partition of another. */
export function isPartition(table: Table): boolean {
  return extraOf(table).partition === true;
}

/** Remembers on both sides that a table inherits from another. */
export function addParent(
  session: Session,
  table: Table,
  parent: Table,
  facts: Readonly<Record<string, Json>> = {},
): void {
  const own = current(session, table);
  const inherits = [...parentsOf(own), idName(parent)];
  session.ledger.update(own, { inherits, extra: { ...extraOf(own), ...facts } });
  const extra = { ...extraOf(current(session, parent)), hasHeirs: true };
  session.ledger.update(parent, { extra }, { consequence: true });
}

/** An object as it stands now: after a write, the one in hand is what it was. */
export function current<T extends CatalogObject>(session: Session, object: T): T {
  return (session.ledger.get(object.id) ?? object) as T;
}
