import type { Session } from "../../../replay/session";
import { analyse } from "../analysis/analyse-expression";
import { assign } from "../analysis/coerce";
import { refuseUnsteady } from "../analysis/refuse-unsteady";
import type { Scope } from "../analysis/scope";
import type { TypeCatalog } from "../analysis/type-catalog";
import { elementOf, isKnown, untyped } from "../analysis/type-ref";
import { type Column, columnExtra } from "../catalog/column-facts";
import type { Table } from "../catalog/find-relation";
import { type Node, walk } from "../grammar/node";
import { plainPrinter, print } from "../printing/print-expression";
import { refuse } from "../refusal";
import { columnNamesIn, scopeOfTable } from "./table-expression";

/** A column that is generated: what it is computed as is of its type, and of nothing people made where it is not stored. */
export type Generated = { readonly name: string; readonly type: string; readonly isVirtual: boolean };

/** What is generated of a column that is there. */
export function generatedOf(column: Column): Generated {
  return { name: column.name, type: column.definition.type, isVirtual: columnExtra(column).virtual === true };
}

/** Prints what a column is generated from, which may not be generated in turn. */
export function printGenerated(
  session: Session,
  table: Pick<Table, "name" | "schema" | "id">,
  node: Node | undefined,
  column: Generated,
): string {
  if (!node) return "";
  const names = columnNamesIn(node);
  const columns = session.ledger.children(table.id, "column").filter((each) => names.has(each.name));
  const chained = columns.find((each) => each.definition.generated !== null)?.name ?? names.has(column.name);
  if (chained) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} is generated from what is generated itself`);
  }
  const scope = scopeOfTable(session, table);
  const { types } = scope.analysis;
  const read = analyse(node, scope);
  // What it becomes in the column may follow settings.
  refuseUnsteady(scope, "generation expression is not immutable");
  const value = assign(types, read, types.read(column.type));
  if (column.isVirtual) refuseMade(column, node, columns, scope);
  return print(value.bare, plainPrinter);
}

/** Reading a row must not run what people made (`check_virtual_generated_security`). */
function refuseMade(column: Generated, node: Node, columns: readonly Column[], scope: Scope): void {
  refuseVirtualType(scope.analysis.types, column.name, column.type);
  if (!usesMade(node, columns, scope)) return;
  refuse("INVALID_STATEMENT", `${column.name} is virtual and cannot depend on functions or types people made`);
}

/** Whether an expression that was read in a scope calls a function people made, or has to do with a type they made. */
export function usesMade(node: Node, columns: readonly Column[], { analysis: { types, functions } }: Scope): boolean {
  const read = columns.map(({ definition }) => types.read(definition.type).key);
  walk(node, (inner) => {
    if ("TypeCast" in inner) read.push(types.readName(inner.TypeCast.typeName).key);
  });
  return functions.size > 0 || read.some((key) => isMade(types, key));
}

/** Refuses a type that a virtual column cannot have: any but PostgreSQL's own. */
export function refuseVirtualType(types: TypeCatalog, name: string, type: string): void {
  if (isMade(types, types.read(type).key)) {
    refuse(
      "INVALID_STATEMENT",
      `${name} is virtual and cannot be ${type}`,
      "such a column has a type of PostgreSQL's own",
    );
  }
}

function isMade(types: TypeCatalog, key: string): boolean {
  return isKnown(key) && key !== untyped.key && types.fact(elementOf(key))?.extension !== null;
}
