import type { CatalogObjectOf, RelationKind } from "../../../model/catalog-object";
import type { Table } from "../catalog/find-relation";
import type { NodeOf } from "../grammar/node";
import { refuse } from "../refusal";

type ObjectType = NodeOf<"DropStmt">["removeType"];

/** What a statement may call a relation by. ALTER TABLE takes all of them. */
const kinds: { readonly [T in NonNullable<ObjectType>]?: readonly RelationKind[] } = {
  OBJECT_VIEW: ["view"],
  OBJECT_MATVIEW: ["materialized view"],
  OBJECT_FOREIGN_TABLE: ["foreign table"],
};

/** Ends the statement where it calls a relation a view, or the like, that is none. */
export function checkKind(table: Table, type: ObjectType): void {
  const allowed = type && kinds[type];
  if (allowed && !allowed.includes(table.definition.kind)) {
    refuse("INVALID_STATEMENT", `${table.name} is a ${table.definition.kind}, not a ${allowed[0] ?? "relation"}`);
  }
}

/** As {@link checkKind}, where a sequence or an index may be meant too: ALTER TABLE takes those, and ALTER INDEX renames all. */
export function checkCalled(
  relation: Table | CatalogObjectOf<"sequence"> | CatalogObjectOf<"index">,
  type: ObjectType,
): void {
  if (type === "OBJECT_TABLE" || type === "OBJECT_INDEX") return;
  if (relation.kind === "table" && type !== "OBJECT_SEQUENCE") return checkKind(relation, type);
  if (relation.kind === "sequence" && type === "OBJECT_SEQUENCE") return;
  const kind = relation.kind === "table" ? relation.definition.kind : relation.kind;
  refuse("INVALID_STATEMENT", `${relation.name} is a ${kind}, which is called by another word`);
}

/** As {@link checkKind}, for statements that mean nothing but tables when they say TABLE. */
export function checkExactKind(table: Table, type: ObjectType): void {
  const { kind } = table.definition;
  if (type === "OBJECT_TABLE" && kind !== "table" && kind !== "partitioned table") {
    refuse("INVALID_STATEMENT", `${table.name} is a ${kind}, not a table`);
  }
  checkKind(table, type);
}
