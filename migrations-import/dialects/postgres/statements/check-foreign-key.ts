import type { ForeignKeyTarget } from "../../../model/catalog-object";
import { isExternal } from "../../../model/is-external";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { optionsOf } from "../definitions/constraint-definition";
import { refuse } from "../refusal";

/** Types that can be held against each other; what is in no family is not judged. */
const families: readonly ReadonlySet<string>[] = [
  new Set(["smallint", "integer", "bigint", "numeric", "real", "double precision"]),
  new Set(["text", "character varying", "character", "name"]),
  new Set(["uuid"]),
  new Set(["boolean"]),
  new Set(["bytea"]),
  new Set(["date", "timestamp without time zone", "timestamp with time zone"]),
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
  for (const [index, name] of columns.entries()) {
    const from = typeOf(session, table, name);
    const to = typeOf(session, target, references.columns[index] ?? "");
    if (from !== to && areForeign(from, to)) {
      refuse("INVALID_STATEMENT", `column ${name} is ${from}, what it refers to is ${to}`);
    }
  }
}

function typeOf(session: Session, table: Table, name: string): string {
  const type = session.ledger.find("column", { parent: table.id }, name)?.definition.type ?? "";
  return type.replace(/\([^)]*\)/, "");
}

function areForeign(a: string, b: string): boolean {
  const [left, right] = [a, b].map((type) => families.find((family) => family.has(type)));
  return left !== undefined && right !== undefined && left !== right;
}

function hasKey(session: Session, target: Table, columns: readonly string[]): boolean {
  return session.ledger.children(target.id, "index").some(({ definition }) => {
    if (!definition.unique || definition.where !== null || definition.columns.length !== columns.length) return false;
    if (!columns.every((column) => definition.columns.includes(column))) return false;
    const key = session.ledger.find("constraint", { parent: target.id }, definition.constraint ?? "");
    return key === undefined || !optionsOf(key).deferrable;
  });
}
