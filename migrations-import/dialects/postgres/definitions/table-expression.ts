import type { Session } from "../../../replay/session";
import { analyse } from "../analysis/analyse-expression";
import { readTable } from "../analysis/read-table";
import { emptyScope, type Scope, scopeWith } from "../analysis/scope";
import type { Table } from "../catalog/find-relation";
import { type Node, stringOf, walk } from "../grammar/node";
import { plainPrinter, print } from "../printing/print-expression";
import { refuse } from "../refusal";

/** Prints an expression over one table's columns; the table's own name in front of a column is left out. */
export function printTableExpression(
  session: Session,
  table: Pick<Table, "name" | "schema">,
  node: Node | undefined,
): string {
  if (!node) return "";
  return print(analyse(node, scopeOfTable(session, table)).bare, plainPrinter);
}

/** Prints what a column is generated from, which may not be generated in turn. */
export function printGenerated(
  session: Session,
  table: Pick<Table, "name" | "schema" | "id">,
  node: Node | undefined,
): string {
  const names = columnNamesIn(node);
  const { ledger } = session;
  const chained = ledger
    .children(table.id, "column")
    .find((each) => each.definition.generated !== null && names.has(each.name));
  if (chained) refuse("INVALID_STATEMENT", `column ${chained.name} of ${table.name} is generated itself`);
  return printTableExpression(session, table, node);
}

/** What names mean in an expression over one table's columns. */
export function scopeOfTable(session: Session, { name, schema }: Pick<Table, "name" | "schema">): Scope {
  const scope = emptyScope(session);
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
