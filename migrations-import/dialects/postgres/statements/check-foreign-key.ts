import type { ForeignKeyTarget } from "../../../model/catalog-object";
import { isExternal } from "../../../model/is-external";
import type { Session } from "../../../replay/session";
import { isUncast } from "../analysis/refuse-types";
import { TypeCatalog } from "../analysis/type-catalog";
import { notKnown, type TypeRef } from "../analysis/type-ref";
import type { Table } from "../catalog/find-relation";
import { optionsOf } from "../definitions/constraint-definition";
import { refuse } from "../refusal";

/** Types whose values one index holds against each other (`btree` operator families of several types). */
const families: readonly ReadonlySet<string>[] = [
  new Set(["int2", "int4", "int8"]),
  new Set(["float4", "float8"]),
  new Set(["date", "timestamp", "timestamptz"]),
  new Set(["text", "name"]),
];

/** What the database would not accept as a foreign key: no key to point at, or columns that cannot be compared. */
export function checkForeignKey(
  session: Session,
  table: Table,
  columns: readonly string[],
  references: ForeignKeyTarget,
): void {
  const target = session.ledger.find("table", { schema: references.schema }, references.table);
  if (!target || isExternal(target)) return;
  if (!hasKey(session, target, references.columns)) {
    refuse(
      "INVALID_STATEMENT",
      `${references.table} has no key on (${references.columns.join(", ")}) to refer to`,
      "a primary key, unique constraint or unique index on these very columns is needed",
    );
  }
  checkTypes(session, table, columns, references);
}

/** Foreign keys of a table, and those that refer to it, after columns have got other types. */
export function recheckForeignKeys(session: Session, table: Table, columns: readonly string[]): void {
  for (const { definition } of session.ledger.children(table.id, "constraint")) {
    const isOf = definition.columns.some((each) => columns.includes(each));
    if (definition.references && isOf) checkTypes(session, table, definition.columns, definition.references);
  }
  for (const { parent, definition } of session.ledger.mentioning("constraint", table.name)) {
    const { references } = definition;
    if (references?.table !== table.name || references.schema !== table.schema) continue;
    const from = session.ledger.get(parent ?? "");
    if (from?.kind !== "table" || !references.columns.some((each) => columns.includes(each))) continue;
    checkTypes(session, from, definition.columns, references);
  }
}

/** `ATAddForeignKeyConstraint`: the key's operators compare the column, or it becomes the key's type by itself. */
function checkTypes(session: Session, table: Table, columns: readonly string[], references: ForeignKeyTarget): void {
  const target = session.ledger.find("table", { schema: references.schema }, references.table);
  if (!target) return;
  const types = new TypeCatalog(session);
  for (const [index, name] of columns.entries()) {
    const from = typeOf(session, types, table, name);
    const to = typeOf(session, types, target, references.columns[index] ?? "");
    const isAlike = families.some((family) => family.has(from.key) && family.has(to.key));
    if (isAlike || !isUncast(types, from.key, to.key, "implicit")) continue;
    refuse("INVALID_STATEMENT", `column ${name} is ${types.print(from)}, what it refers to is ${types.print(to)}`);
  }
}

/** What a column is over; the key of a `varchar` compares texts. */
function typeOf(session: Session, types: TypeCatalog, table: Table, name: string): TypeRef {
  const column = session.ledger.find("column", { parent: table.id }, name);
  const { key } = column ? types.base(types.read(column.definition.type)) : notKnown;
  return { key: key === "varchar" ? "text" : key, mod: "" };
}

function hasKey(session: Session, target: Table, columns: readonly string[]): boolean {
  return session.ledger.children(target.id, "index").some(({ definition }) => {
    if (!definition.unique || definition.where !== null || definition.columns.length !== columns.length) return false;
    if (!columns.every((column) => definition.columns.includes(column))) return false;
    const key = session.ledger.find("constraint", { parent: target.id }, definition.constraint ?? "");
    return key === undefined || !optionsOf(key).deferrable;
  });
}
