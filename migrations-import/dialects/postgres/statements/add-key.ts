import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { type Column, notNullOf, requireColumn } from "../catalog/column-facts";
import { isRelationTaken, needColumn, type Table } from "../catalog/find-relation";
import { heirsOf, isPartitioned } from "../catalog/heirs";
import { chooseName, joinColumns, numberDuplicates, truncateName } from "../catalog/made-up-names";
import { defineIndex, indexOptionsOf } from "../definitions/index-definition";
import { stringsOf } from "../grammar/node";
import { refuse } from "../refusal";
import { checkCovered } from "./check-covered";
import {
  type AddOptions,
  type ConstraintNode,
  columnsOf,
  insertConstraint,
  isConstraintTaken,
  type PendingConstraint,
  timingOf,
} from "./constraint-parts";
import { printParameters } from "./index-parameters";
import { spreadIndex } from "./partition-indexes";
import { refuseVirtual } from "./refuse-virtual";

/** Adds a primary key or unique constraint, with the index that stands behind it. */
export function addKey(session: Session, table: Table, pending: PendingConstraint, options: AddOptions): void {
  const { node } = pending;
  const isPrimary = node.contype === "CONSTR_PRIMARY";
  if (isPrimary) refuseSecondPrimaryKey(session, table);
  if (node.indexname) return adoptIndex(session, table, node, options);
  const columns = columnsOf(node, pending.column);
  for (const name of columns) needColumn(session, table, name);
  refuseVirtual(session, table, [...columns, ...stringsOf(node.including)], "a key");
  const twice = columns.find((each, at) => columns.indexOf(each) !== at);
  if (twice !== undefined) refuse("INVALID_STATEMENT", `column ${twice} is in the key of ${table.name} twice`);
  const name = chooseKeyName(session, table, node, columns);
  if (isPrimary) requireColumns(session, table, columns, options.only ?? false);
  const extra = {
    ...timingOf(node),
    ...(node.including ? { include: stringsOf(node.including) } : {}),
    ...(node.nulls_not_distinct ? { nullsNotDistinct: true as const } : {}),
    ...(node.without_overlaps ? { withoutOverlaps: true as const } : {}),
  };
  const type = isPrimary ? "primary key" : "unique";
  insertConstraint(session, table, name, { type, columns, references: null }, extra, options);
  const parameters = node.options ? { parameters: printParameters(node.options) } : {};
  insertIndexBehind(session, table, name, columns, { ...extra, ...parameters });
  checkCovered(session, table, name);
  if (!options.only) spreadIndex(session, table, name);
}

function insertIndexBehind(
  session: Session,
  table: Table,
  name: string,
  columns: readonly string[],
  extra: {
    readonly include?: readonly string[];
    readonly nullsNotDistinct?: true;
    readonly withoutOverlaps?: true;
    readonly parameters?: string;
  },
): void {
  const { withoutOverlaps, include, nullsNotDistinct, parameters } = extra;
  const facts = { unique: true, method: withoutOverlaps ? "gist" : "btree", where: null, constraint: name };
  const options = {
    keys: columns.map((column) => ({ column })),
    ...(include ? { include } : {}),
    ...(nullsNotDistinct ? { nullsNotDistinct } : {}),
    ...(parameters === undefined ? {} : { parameters }),
  };
  const definition = { ...defineIndex(name, table, facts, options), comment: null };
  const index = { kind: "index", parent: table.id, schema: table.schema, name, definition } as const;
  session.ledger.insert(index, { consequence: true });
}

function refuseSecondPrimaryKey(session: Session, table: Table): void {
  const hasKey = session.ledger.children(table.id, "constraint").some((each) => each.definition.type === "primary key");
  if (hasKey) refuse("INVALID_STATEMENT", `table ${table.name} already has a primary key`);
}

function chooseKeyName(session: Session, table: Table, node: ConstraintNode, columns: readonly string[]): string {
  const schema = table.schema ?? "";
  if (node.conname) {
    const name = truncateName(node.conname);
    if (isRelationTaken(session.ledger, schema, name)) refuse("DUPLICATE_OBJECT", `relation ${name} already exists`);
    return name;
  }
  const isTaken = (name: string) =>
    isRelationTaken(session.ledger, schema, name) || isConstraintTaken(session, table, name);
  const taken = { ledger: session.ledger, space: `key ${schema}`, isTaken };
  return node.contype === "CONSTR_PRIMARY"
    ? chooseName(table.name, null, "pkey", taken)
    : chooseName(table.name, joinColumns(numberDuplicates([...columns, ...stringsOf(node.including)])), "key", taken);
}

/** The columns of a primary key are required, in what inherits from the table too; with ONLY they must be already. */
function requireColumns(
  session: Session,
  table: Table,
  columns: readonly string[],
  only: boolean,
  above: Table | null = null,
): void {
  for (const name of columns) {
    const parent = above && notNullOf(above, needColumn(session, above, name));
    refuseWeak(table, needColumn(session, table, name));
    requireColumn(session, table, needColumn(session, table, name), { consequence: true, name: parent?.name ?? null });
  }
  for (const heir of heirsOf(session, table)) {
    const optional = columns.find((name) => needColumn(session, heir, name).definition.nullable);
    if (only && optional)
      refuse("INVALID_STATEMENT", `column ${optional} of ${heir.name} must be required for a key of ${table.name}`);
    if (!only) requireColumns(session, heir, columns, false, table);
  }
}

/** A NOT NULL that does not hold for all rows, or not for those of heirs, is none for a primary key. */
function refuseWeak(table: Table, column: Column): void {
  const { name = "", noInherit, notValid } = notNullOf(table, column) ?? {};
  if (noInherit) refuse("INVALID_STATEMENT", `constraint ${name} on column ${column.name} is not handed down`);
  if (notValid) refuse("INVALID_STATEMENT", `constraint ${name} on column ${column.name} is not valid`, "VALIDATE it");
}

/** `USING INDEX`: the index takes the constraint's name. */
function adoptIndex(session: Session, table: Table, node: ConstraintNode, options: AddOptions): void {
  const index = session.ledger.find("index", { schema: table.schema }, node.indexname ?? "");
  if (!index || index.parent !== table.id) {
    return refuse("UNKNOWN_OBJECT", `index ${node.indexname ?? ""} of ${table.name} does not exist here`);
  }
  if (isPartitioned(table)) refuse("INVALID_STATEMENT", `${table.name} is partitioned: its keys make their indexes`);
  refuseUnfit(index);
  const name = node.conname ? truncateName(node.conname) : index.name;
  const type = node.contype === "CONSTR_PRIMARY" ? "primary key" : "unique";
  const { include, nullsNotDistinct } = indexOptionsOf(index);
  const columns = index.definition.columns;
  if (type === "primary key") requireColumns(session, table, columns, options.only ?? false);
  const extra = {
    ...timingOf(node),
    ...(include ? { include } : {}),
    ...(nullsNotDistinct ? { nullsNotDistinct } : {}),
  };
  insertConstraint(session, table, name, { type, columns, references: null }, extra, options);
  const facts = { ...index.definition, constraint: name };
  session.ledger.update(index, defineIndex(name, table, facts, indexOptionsOf(index)), { consequence: true });
  session.ledger.rename(index.id, name, { consequence: true });
}

function refuseUnfit({ name, definition, ...index }: CatalogObjectOf<"index">): void {
  const { keys } = indexOptionsOf({ name, definition, ...index });
  const isWhole =
    definition.where === null && keys.every((key) => key.column !== undefined && key.suffix === undefined);
  if (!definition.unique || !isWhole || definition.constraint !== null) {
    refuse(
      "INVALID_STATEMENT",
      `index ${name} cannot stand behind a constraint`,
      "it must be unique, whole and on plain columns",
    );
  }
}
