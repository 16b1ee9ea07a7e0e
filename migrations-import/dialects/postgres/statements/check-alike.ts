import type { CatalogObjectOf } from "../../../model/catalog-object";
import { isExternal } from "../../../model/is-external";
import type { Session } from "../../../replay/session";
import { type Column, columnExtra, type NotNull } from "../catalog/column-facts";
import type { Table } from "../catalog/find-relation";
import { isPartition } from "../catalog/heirs";
import { optionsOf } from "../definitions/constraint-definition";
import type { NodeOf } from "../grammar/node";
import { refuse } from "../refusal";
import { collationOf } from "./add-column";
import type { ConstraintNode } from "./constraint-parts";

type Constraint = CatalogObjectOf<"constraint">;

/** What a table has under a name must be alike where it inherits something of that name: the types of columns. */
export function checkType(table: Table, own: Column, from: Column): void {
  if (!isExternal(own) && !isExternal(from)) checkAlike(table, own, from.definition);
}

/** {@link checkType}, of what a column is to be. */
export function checkAlike(table: Table, own: Column, inherits: Column["definition"]): void {
  const what = `column ${own.name} of ${table.name}`;
  const has = own.definition;
  if (has.type !== inherits.type) {
    refuse("INVALID_STATEMENT", `${what} is ${has.type}, inherited it is ${inherits.type}`);
  }
  if (has.collation !== inherits.collation) {
    refuse("INVALID_STATEMENT", `${what} is collated otherwise than it is inherited`);
  }
}

/** A column is generated where its parent's is, and as that is: stored or virtual. The expressions may differ. */
export function checkGenerated(table: Table, own: Column, from: Column): void {
  if (isExternal(own) || isExternal(from)) return;
  const what = `column ${own.name} of ${table.name}`;
  const [isOwn, isInherited] = [own.definition.generated !== null, from.definition.generated !== null];
  if (isOwn !== isInherited) {
    refuse("INVALID_STATEMENT", `${what} is ${isOwn ? "" : "not "}generated, inherited it is${isOwn ? " not" : ""}`);
  }
  if (isOwn && columnExtra(own).virtual !== columnExtra(from).virtual) {
    refuse("INVALID_STATEMENT", `${what} is stored where its parent's is virtual, or the other way round`);
  }
}

/** What a new table says of a column that it also inherits must agree with that (`MergeChildAttribute`). */
export function checkMerged(
  session: Session,
  table: Table,
  inherited: Column,
  node: NodeOf<"ColumnDef">,
  constraints: readonly ConstraintNode[],
): void {
  if (isExternal(inherited)) return;
  const what = `column ${inherited.name} of ${table.name}`;
  const { generated, collation } = inherited.definition;
  const ofKind = (kind: string) => constraints.find((each) => each.contype === kind);
  const own = ofKind("CONSTR_GENERATED");
  if (node.typeName && collationOf(session, node) !== collation) {
    refuse("INVALID_STATEMENT", `${what} is collated otherwise than it is inherited`);
  }
  if (own && generated === null) refuse("INVALID_STATEMENT", `${what} is generated, inherited it is not`);
  if (own && (own.generated_kind === "v") !== (columnExtra(inherited).virtual === true)) {
    refuse("INVALID_STATEMENT", `${what} is stored where its parent's is virtual, or the other way round`);
  }
  if (generated !== null && (ofKind("CONSTR_DEFAULT") || ofKind("CONSTR_IDENTITY"))) {
    refuse("INVALID_STATEMENT", `${what} is generated as it is inherited and has no other value`);
  }
  if (isPartition(table) && ofKind("CONSTR_IDENTITY")) {
    refuse("INVALID_STATEMENT", `${what} cannot be an identity column: rows are numbered by the partitioned table`);
  }
}

/** A NOT NULL that a table has stands for an inherited one only where it holds as widely. */
export function checkNotNull(table: Table, column: string, own: NotNull, from: NotNull): void {
  const what = `constraint ${own.name} on column ${column} of ${table.name}`;
  if (own.noInherit) refuse("INVALID_STATEMENT", `${what} is not handed down, as the inherited one is`);
  if (own.notValid && !from.notValid) refuse("INVALID_STATEMENT", `${what} is not valid, as the inherited one is`);
}

/** A check that a table has stands for an inherited one of its name only where it is the same and holds as widely. */
export function checkCheck(table: Table, own: Constraint, from: Constraint): void {
  const what = `constraint ${own.name} of ${table.name}`;
  const [has, inherits] = [optionsOf(own), optionsOf(from)];
  if (own.definition.type !== "check" || has.expression !== inherits.expression) {
    refuse("INVALID_STATEMENT", `${what} is another than the inherited one of that name`);
  }
  if (has.noInherit) refuse("INVALID_STATEMENT", `${what} is not handed down, as the inherited one is`);
  if (has.notEnforced && !inherits.notEnforced) {
    refuse("INVALID_STATEMENT", `${what} is not enforced, as the inherited one is`);
  }
  if (has.notValid && !inherits.notValid && !inherits.notEnforced) {
    refuse("INVALID_STATEMENT", `${what} is not valid, as the inherited one is`);
  }
}
