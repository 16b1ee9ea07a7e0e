import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { findIndex, findSequence } from "../catalog/find-index";
import { roleName } from "../catalog/roles";
import { defineIndex, indexOptionsOf } from "../definitions/index-definition";
import { itemsOf, type NodeOf, unwrap } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { printParameters } from "./index-parameters";
import { giveTo, refuseOwned } from "./owners";
import { attachIndex } from "./partition-indexes";
import type { TableCommand } from "./table-command";

type Index = CatalogObjectOf<"index">;

/** ALTER INDEX, and ALTER TABLE of an index or sequence; null where the name means neither. */
export function alterIndex(
  node: NodeOf<"AlterTableStmt">,
  commands: readonly TableCommand[],
  session: Session,
): StatementEnd | null {
  const index = findIndex(session, node.relation ?? {});
  const sequence = findSequence(session, node.relation ?? {});
  if (sequence) {
    const owner = commands.find((command) => command.subtype === "AT_ChangeOwner")?.newowner;
    if (!owner) return "no effect";
    refuseOwned(sequence, roleName(session, owner));
    giveTo(session, sequence, roleName(session, owner));
    return "applied";
  }
  if (!index) return missing(node);
  for (const command of commands) alterOne(session, index, command);
  return "applied";
}

function missing(node: NodeOf<"AlterTableStmt">): StatementEnd | null {
  if (node.objtype !== "OBJECT_INDEX" && node.objtype !== "OBJECT_SEQUENCE") return null;
  if (node.missing_ok) throw new NoEffect();
  const word = node.objtype === "OBJECT_INDEX" ? "index" : "sequence";
  return refuse("UNKNOWN_OBJECT", `${word} ${node.relation?.relname ?? ""} does not exist here`);
}

function alterOne(session: Session, index: Index, command: TableCommand): void {
  if (command.subtype === "AT_AttachPartition") {
    const name = unwrap(command.def, "PartitionCmd")?.name ?? {};
    const part = findIndex(session, name);
    if (!part) return refuse("UNKNOWN_OBJECT", `index ${name.relname ?? ""} does not exist here`);
    return attachIndex(session, part, index);
  }
  if (command.subtype !== "AT_SetRelOptions" && command.subtype !== "AT_ResetRelOptions") return;
  const table = session.ledger.get(index.parent ?? "");
  if (table?.kind !== "table") return;
  const { parameters: before, ...options } = indexOptionsOf(index);
  const parameters = printParameters(itemsOf(command.def), before, command.subtype === "AT_ResetRelOptions");
  const next = parameters === "" ? options : { ...options, parameters };
  session.ledger.update(index, defineIndex(index.name, table, index.definition, next));
}
