import type { CatalogObjectOf } from "../../../model/catalog-object";
import { isExternal } from "../../../model/is-external";
import type { Session } from "../../../replay/session";
import { columnExtra, notNullOf, withNotNull } from "../catalog/column-facts";
import type { Table } from "../catalog/find-relation";
import { heirsOf } from "../catalog/heirs";
import { type ConstraintOptions, defineConstraint, optionsOf } from "../definitions/constraint-definition";
import { deleteObjects } from "../dependents/deletion";
import { unwrap } from "../grammar/node";
import { refuse } from "../refusal";
import { columnRequiredBy, dropNotNull } from "./add-not-null";
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

/** `VALIDATE CONSTRAINT`. */
export function validateConstraint(session: Session, table: Table, command: TableCommand): void {
  const required = columnRequiredBy(session, table, command.name ?? "");
  if (required) {
    const { notValid: _, ...notNull } = notNullOf(table, required) ?? { name: command.name ?? "" };
    session.ledger.update(required, withNotNull(columnExtra(required), notNull));
    return;
  }
  const constraint = find(session, table, command);
  if (optionsOf(constraint).notEnforced) refuse("INVALID_STATEMENT", `constraint ${constraint.name} is not enforced`);
  redefine(session, table, constraint, ({ notValid: _, ...options }) => options);
}

/** `ALTER CONSTRAINT … DEFERRABLE`, `ENFORCED`, `INHERIT`. */
export function alterConstraint(session: Session, table: Table, command: TableCommand): void {
  const node = unwrap(command.def, "ATAlterConstraint") ?? {};
  const name = node.conname ?? "";
  const required = columnRequiredBy(session, table, name);
  if (required) {
    const { noInherit: _, ...notNull } = notNullOf(table, required) ?? { name };
    const next = node.noinherit ? { ...notNull, noInherit: true as const } : notNull;
    if (node.alterInheritability) session.ledger.update(required, withNotNull(columnExtra(required), next));
    return;
  }
  const constraint = find(session, table, command, name);
  if (constraint.definition.type !== "foreign key") {
    refuse("INVALID_STATEMENT", `constraint ${name} of ${table.name} is not a foreign key`);
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
