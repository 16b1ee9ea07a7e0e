import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { type Node, unwrap } from "../grammar/node";
import { printConstant } from "../printing/print-constant";
import { plainPrinter } from "../printing/print-expression";
import { printTableExpression } from "./table-expression";

/** A column's default as `pg_get_expr` prints it: constants carry the column's type. Null where it is a plain NULL. */
export function printDefault(
  session: Session,
  table: Pick<Table, "name">,
  node: Node | undefined,
  type: string,
): string | null {
  const constant = unwrap(node, "A_Const");
  if (!constant) return printInput(session, table, node);
  if (constant.isnull) return null;
  if (!constant.sval) return printConstant(constant, plainPrinter, isNumeric(type) ? undefined : type);
  return printText(constant.sval.sval ?? "", type);
}

/** A cast of a string constant shows the value as the type's output function gives it. */
function printInput(session: Session, table: Pick<Table, "name">, node: Node | undefined): string {
  const cast = unwrap(node, "TypeCast");
  const text = unwrap(cast?.arg, "A_Const")?.sval;
  const printed = printTableExpression(session, table, node);
  if (!text) return printed;
  const type = /::([^:]*)$/.exec(printed)?.[1];
  return type === undefined ? printed : printText(text.sval ?? "", type);
}

function printText(text: string, type: string): string {
  return printConstant({ sval: { sval: text } }, plainPrinter, type);
}

function isNumeric(type: string): boolean {
  return /^(smallint|integer|bigint|numeric|real|double precision)/.test(type) && !type.endsWith("[]");
}
