import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { type ConstraintOptions, defineConstraint, optionsOf } from "../definitions/constraint-definition";
import { dropConstraintObject } from "../dependents/drop-objects";
import { unwrap } from "../grammar/node";
import { heirsOf } from "./inherit";
import { skipMissing, type TableCommand } from "./table-command";

function find(session: Session, table: Table, command: TableCommand, name = command.name ?? "") {
  const constraint = session.ledger.find("constraint", { parent: table.id }, name);
  return constraint ?? skipMissing(command, `constraint ${name} of ${table.name} does not exist here`);
}

/** `DROP CONSTRAINT`, with its index and, on CASCADE, the foreign keys that rest on it. */
export function dropConstraint(session: Session, table: Table, command: TableCommand): void {
  if (command.missing_ok && !session.ledger.find("constraint", { parent: table.id }, command.name ?? "")) return;
  const constraint = find(session, table, command);
  dropConstraintObject(session, table, constraint, command.behavior === "DROP_CASCADE");
  for (const heir of heirsOf(session, table)) {
    const inherited = session.ledger.find("constraint", { parent: heir.id }, constraint.name);
    if (inherited) session.ledger.remove(inherited.id, { consequence: true });
  }
}

/** `VALIDATE CONSTRAINT`. */
export function validateConstraint(session: Session, table: Table, command: TableCommand): void {
  const constraint = find(session, table, command);
  const { notValid: _, ...options } = optionsOf(constraint);
  session.ledger.update(constraint, defineConstraint(constraint.definition, options));
}

/** `ALTER CONSTRAINT … DEFERRABLE`. */
export function alterConstraint(session: Session, table: Table, command: TableCommand): void {
  const node = unwrap(command.def, "ATAlterConstraint");
  const constraint = find(session, table, command, node?.conname ?? "");
  const { deferrable: _, initiallyDeferred: __, ...others } = optionsOf(constraint);
  const options: ConstraintOptions = {
    ...others,
    ...(node?.deferrable || node?.initdeferred ? { deferrable: true } : {}),
    ...(node?.initdeferred ? { initiallyDeferred: true } : {}),
  };
  session.ledger.update(constraint, defineConstraint(constraint.definition, options));
}
