import type { CatalogObjectOf } from "../../../model/catalog-object";
import { isExternal } from "../../../model/is-external";
import type { Session } from "../../../replay/session";
import { type Column, columnExtra, notNullOf, withNotNull } from "../catalog/column-facts";
import type { Table } from "../catalog/find-relation";
import { heirsOf } from "../catalog/heirs";
import { type ConstraintOptions, defineConstraint, optionsOf } from "../definitions/constraint-definition";
import { deleteObjects } from "../dependents/deletion";
import { type NodeOf, unwrap } from "../grammar/node";
import { refuse } from "../refusal";
import { columnRequiredBy, dropNotNull } from "./add-not-null";
import { refuseOnly } from "./check-inheritance";
import { keyPartsOf } from "./partition-keys";
import { type Alteration, skipMissing, type TableCommand } from "./table-command";

type Constraint = CatalogObjectOf<"constraint">;

function find(session: Session, table: Table, command: TableCommand, name = command.name ?? ""): Constraint {
  const constraint = session.ledger.find("constraint", { parent: table.id }, name);
  return constraint ?? skipMissing(command, `constraint ${name} of ${table.name} does not exist here`);
}

/** `DROP CONSTRAINT`, with its index and, on CASCADE, the foreign keys that rest on it. */
export function dropConstraint(session: Session, table: Table, command: TableCommand, { only }: Alteration): void {
  const name = command.name ?? "";
  const required = columnRequiredBy(session, table, name);
  if (required) return dropNotNull(session, table, required.name, only);
  const isSkipped = command.missing_ok || isExternal(table);
  if (isSkipped && !session.ledger.find("constraint", { parent: table.id }, name)) return;
  const constraint = find(session, table, command);
  if ((optionsOf(constraint).inherited ?? 0) > 0) {
    refuse("INVALID_STATEMENT", `constraint ${name} of ${table.name} is inherited`, "drop it on the parent");
  }
  if (constraint.definition.type === "check") forgetInHeirs(session, table, constraint, only);
  deleteObjects(session, [constraint], { cascade: command.behavior === "DROP_CASCADE" });
}

/** What only inherits a check loses it; what has it for itself too, or is told to by ONLY, keeps it. */
function forgetInHeirs(session: Session, table: Table, check: Constraint, only: boolean): void {
  for (const heir of heirsOf(session, table)) {
    const own = session.ledger.find("constraint", { parent: heir.id }, check.name);
    if (!own || optionsOf(check).noInherit) continue;
    const { inherited = 1, onlyInherited, ...options } = optionsOf(own);
    if (!only && onlyInherited && inherited <= 1) {
      forgetInHeirs(session, heir, own, false);
      session.ledger.remove(own.id, { consequence: true });
    } else {
      const left = { ...options, ...(inherited > 1 ? { inherited: inherited - 1 } : {}) };
      const extra = onlyInherited && inherited > 1 ? { ...left, onlyInherited } : left;
      session.ledger.update(own, { extra }, { consequence: true });
    }
  }
}

/** `VALIDATE CONSTRAINT`, of what inherits it too. */
export function validateConstraint(session: Session, table: Table, command: TableCommand, { only }: Alteration): void {
  const name = command.name ?? "";
  const required = columnRequiredBy(session, table, name);
  if (required) return validateNotNull(session, table, required, only);
  const constraint = find(session, table, command);
  const { type } = constraint.definition;
  if (type !== "foreign key" && type !== "check") {
    refuse("INVALID_STATEMENT", `constraint ${name} of ${table.name} is a ${type}: there is nothing to validate`);
  }
  if (optionsOf(constraint).notEnforced) refuse("INVALID_STATEMENT", `constraint ${name} is not enforced`);
  if (type === "check") return validateCheck(session, table, constraint, only);
  redefine(session, table, constraint, asValid);
}

const asValid = ({ notValid: _, ...options }: ConstraintOptions): ConstraintOptions => options;

function validateNotNull(session: Session, table: Table, column: Column, only: boolean): void {
  const before = notNullOf(table, column);
  if (!before?.notValid) return;
  const { notValid: _, ...notNull } = before;
  if (!notNull.noInherit) refuseOnly(session, table, only, `constraint ${notNull.name} must be validated`);
  session.ledger.update(column, withNotNull(columnExtra(column), notNull));
  if (notNull.noInherit) return;
  for (const heir of heirsOf(session, table)) {
    const own = session.ledger.find("column", { parent: heir.id }, column.name);
    if (own) validateNotNull(session, heir, own, false);
  }
}

function validateCheck(session: Session, table: Table, check: Constraint, only: boolean): void {
  const { notValid, noInherit } = optionsOf(check);
  if (!notValid) return;
  if (!noInherit) refuseOnly(session, table, only, `constraint ${check.name} must be validated`);
  session.ledger.update(check, defineConstraint(check.definition, asValid(optionsOf(check))));
  if (noInherit) return;
  for (const heir of heirsOf(session, table)) {
    const own = session.ledger.find("constraint", { parent: heir.id }, check.name);
    if (own) validateCheck(session, heir, own, false);
  }
}

/** `ALTER CONSTRAINT … DEFERRABLE`, `ENFORCED`, `INHERIT`. */
export function alterConstraint(session: Session, table: Table, command: TableCommand, { only }: Alteration): void {
  const node = unwrap(command.def, "ATAlterConstraint") ?? {};
  const name = node.conname ?? "";
  const required = columnRequiredBy(session, table, name);
  if (required) return alterNotNull(session, table, required, node);
  const constraint = find(session, table, command, name);
  const what = `constraint ${name} of ${table.name}`;
  if (constraint.definition.type !== "foreign key") refuse("INVALID_STATEMENT", `${what} is not a foreign key`);
  if (node.alterInheritability) refuse("INVALID_STATEMENT", `${what} is not a NOT NULL`);
  if (optionsOf(constraint).parent !== undefined) {
    refuse("INVALID_STATEMENT", `${what} is part of the partitioned table's`, "alter it there");
  }
  if (only && keyPartsOf(session, table, constraint).length > 0) {
    refuse("INVALID_STATEMENT", `${what} must be altered in its partitions too`, "leave out ONLY");
  }
  redefine(session, table, constraint, (before) => {
    const { deferrable, initiallyDeferred, notEnforced, notValid, ...others } = before;
    const isDeferrable = node.alterDeferrability ? node.deferrable || node.initdeferred : deferrable;
    const isDeferred = node.alterDeferrability ? node.initdeferred : initiallyDeferred;
    const isUnenforced = node.alterEnforceability ? !node.is_enforced : notEnforced;
    return {
      ...others,
      ...(notValid && !node.alterEnforceability ? { notValid } : {}),
      ...(isDeferrable ? { deferrable: true } : {}),
      ...(isDeferred ? { initiallyDeferred: true } : {}),
      ...(isUnenforced ? { notEnforced: true } : {}),
    };
  });
}

/** A NOT NULL can be made to be handed down, or no more where it is the table's own; nothing else of it changes. */
function alterNotNull(session: Session, table: Table, column: Column, node: NodeOf<"ATAlterConstraint">): void {
  const { noInherit: _, ...notNull } = notNullOf(table, column) ?? { name: node.conname ?? "" };
  const what = `constraint ${notNull.name} of ${table.name}`;
  if (node.alterEnforceability || node.alterDeferrability) refuse("INVALID_STATEMENT", `${what} is not a foreign key`);
  if (node.noinherit && (notNull.inherited ?? 0) > 0) refuse("INVALID_STATEMENT", `${what} is inherited`);
  const next = node.noinherit ? { ...notNull, noInherit: true as const } : notNull;
  session.ledger.update(column, withNotNull(columnExtra(column), next));
}

/** Changes a constraint's options, in the partitions of the table too. */
function redefine(
  session: Session,
  table: Table,
  constraint: Constraint,
  change: (options: ConstraintOptions) => ConstraintOptions,
): void {
  const next = defineConstraint(constraint.definition, change(optionsOf(constraint)));
  session.ledger.update(constraint, next);
  for (const part of keyPartsOf(session, table, constraint)) {
    const partition = session.ledger.get(part.parent ?? "");
    if (partition?.kind === "table") redefine(session, partition, part, change);
  }
}
