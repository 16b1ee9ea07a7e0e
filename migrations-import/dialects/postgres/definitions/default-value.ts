import type { Session } from "../../../replay/session";
import { analyseCondition } from "../analysis/analyse-branches";
import { analyse } from "../analysis/analyse-expression";
import { assign } from "../analysis/coerce";
import { emptyScope } from "../analysis/scope";
import type { TypeRef } from "../analysis/type-ref";
import { isNull } from "../analysis/typed";
import type { Table } from "../catalog/find-relation";
import type { Node } from "../grammar/node";
import { plainPrinter, print } from "../printing/print-expression";
import { refuse } from "../refusal";
import { columnNamesIn, printTableExpression } from "./table-expression";

/**
 * A default of a column or domain as `pg_get_expr` prints it: constants carry the type they are stored as. Null where it is a
 * NULL that PostgreSQL does not keep: one that needs no conversion to a length, precision or domain. With no type it is what a
 * column of `place` is generated as.
 */
export function printDefault(
  session: Session,
  place: Pick<Table, "name" | "schema">,
  node: Node | undefined,
  type: string,
): string | null {
  if (!node) return null;
  if (type === "") return printTableExpression(session, place, node);
  const [column] = columnNamesIn(node);
  if (column !== undefined) refuse("INVALID_STATEMENT", `a default cannot read column ${column}`);
  const scope = emptyScope(session);
  const { types } = scope.analysis;
  const target = types.read(type);
  const value = assign(types, analyse(node, scope), target);
  const isStoredAsIs = target.mod === "" || target.key === "interval";
  const isDropped = isNull(node) && isStoredAsIs && types.base(target).key === target.key;
  return isDropped ? null : print(value.bare, plainPrinter);
}

/** What stands for a domain's value in its checks. */
const domainValue = "value";

/** A condition of a domain as `pg_get_constraintdef` prints it. */
export function printDomainCheck(session: Session, node: Node | undefined, type: string): string {
  if (!node) return "";
  const scope = emptyScope(session);
  const base: TypeRef = scope.analysis.types.read(type);
  const column = { name: domainValue, type: base, source: null };
  return capitalizeDomainValue(print(analyseCondition(node, { ...scope, merged: [column] }).bare, plainPrinter));
}

/** Writes what stands for a domain's value as the database does, wherever it is neither text nor a name in quotes. */
export function capitalizeDomainValue(text: string): string {
  return text.replace(/("(?:[^"]|"")*")|('(?:[^']|'')*')|\bvalue\b(\[)?/g, (whole) => {
    if (whole === `${domainValue}[`) return "(VALUE)[";
    return whole === domainValue ? "VALUE" : whole;
  });
}
