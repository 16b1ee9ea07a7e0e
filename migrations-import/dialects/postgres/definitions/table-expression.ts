import type { Session } from "../../../replay/session";
import { analyseCondition } from "../analysis/analyse-branches";
import { analyse } from "../analysis/analyse-expression";
import { readTable } from "../analysis/read-table";
import { refuseUnsteady } from "../analysis/refuse-unsteady";
import { emptyScope, type Reading, type Scope, scopeWith } from "../analysis/scope";
import type { Table } from "../catalog/find-relation";
import { type Node, stringOf, walk } from "../grammar/node";
import { plainPrinter, print } from "../printing/print-expression";

/** Prints an expression over one table's columns; the table's own name in front of a column is left out. */
export function printTableExpression(
  session: Session,
  table: Pick<Table, "name" | "schema">,
  node: Node | undefined,
): string {
  if (!node) return "";
  return print(analyse(node, scopeOfTable(session, table)).bare, plainPrinter);
}

/** Likewise a condition over them, which is brought to a boolean. */
export function printTableCondition(
  session: Session,
  table: Pick<Table, "name" | "schema">,
  node: Node,
  reading?: Reading,
): string {
  return print(analyseCondition(node, scopeOfTable(session, table, reading)).bare, plainPrinter);
}

/** Likewise the condition of an index, whose rows must not come and go by themselves. */
export function printIndexCondition(session: Session, table: Pick<Table, "name" | "schema">, node: Node): string {
  const scope = scopeOfTable(session, table);
  const { bare } = analyseCondition(node, scope);
  refuseUnsteady(scope, "functions in index predicate must be marked IMMUTABLE");
  return print(bare, plainPrinter);
}

/** What names mean in an expression over one table's columns. */
export function scopeOfTable(
  session: Session,
  { name, schema }: Pick<Table, "name" | "schema">,
  reading?: Reading,
): Scope {
  const scope = emptyScope(session, reading);
  const table = readTable({ relname: name, schemaname: schema ?? "public" }, scope.analysis);
  return scopeWith(scope, [{ alias: name, printed: name, ...table }], false);
}

/** The columns of the table an expression refers to, in the order of the table. */
export function columnsUsed(session: Session, table: Table, node: Node | undefined): string[] {
  const names = columnNamesIn(node);
  return session.ledger
    .children(table.id, "column")
    .map((column) => column.name)
    .filter((name) => names.has(name));
}

/** The names of everything in an expression that looks like a column. */
export function columnNamesIn(node: unknown): Set<string> {
  const names = new Set<string>();
  walk(node, (inner, tag) => {
    if (tag === "ColumnRef" && "ColumnRef" in inner) names.add(stringOf(inner.ColumnRef.fields?.at(-1)));
  });
  return names;
}
