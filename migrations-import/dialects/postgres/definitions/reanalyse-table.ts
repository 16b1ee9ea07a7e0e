import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { contentsOf, type Node, type NodeOf, unwrap } from "../grammar/node";
import { parseExpression } from "../grammar/parse-statements";
import { defineConstraint, optionsOf } from "./constraint-definition";
import { generatedOf, printGenerated } from "./generated-column";
import { defineIndex, type IndexKey, indexOptionsOf } from "./index-definition";
import { columnInParentheses } from "./index-key";
import { columnNamesIn, printTableCondition, printTableExpression } from "./table-expression";

const asConsequence = { consequence: true } as const;

/**
 * Reads the checks, index expressions and predicates over a column again, as PostgreSQL does from its own text when the column's
 * type changes (`ATPostAlterTypeCleanup`): conversions come and go.
 */
export function reanalyseTable(session: Session, table: Table, column: string): void {
  const readWith = (print: Print) => (text: string) => reprint(print, session, table, column, text);
  const read = { value: readWith(printTableExpression), condition: readWith(printTableCondition) };
  for (const constraint of session.ledger.children(table.id, "constraint")) {
    reanalyseConstraint(session, constraint, read);
  }
  for (const index of session.ledger.children(table.id, "index")) reanalyseIndex(session, table, index, read);
}

/** Columns that are generated from others may come before them. */
export function reanalyseGenerated(session: Session, table: Table, elements: readonly Node[]): void {
  for (const element of elements) {
    const { colname = "", constraints = [] } = unwrap(element, "ColumnDef") ?? {};
    const generated = contentsOf(constraints, "Constraint").find(isGenerated);
    const column = generated && session.ledger.find("column", { parent: table.id }, colname);
    if (!column) continue;
    const printed = printGenerated(session, table, generated.raw_expr, generatedOf(column));
    session.ledger.update(column, { generated: printed });
  }
}

function isGenerated({ contype }: NodeOf<"Constraint">): boolean {
  return contype === "CONSTR_GENERATED";
}

type Print = (session: Session, table: Table, node: Node) => string;

type Read = { readonly [what in "value" | "condition"]: (text: string) => string };

function reprint(print: Print, session: Session, table: Table, column: string, text: string): string {
  if (!text.includes(column)) return text;
  const node = parseExpression(text);
  return node && columnNamesIn(node).has(column) ? print(session, table, node) : text;
}

function reanalyseConstraint(session: Session, constraint: CatalogObjectOf<"constraint">, read: Read): void {
  const options = optionsOf(constraint);
  const { expression, where } = options;
  if (expression === undefined && where === undefined) return;
  const changed = {
    ...options,
    ...(expression === undefined ? {} : { expression: read.condition(expression) }),
    ...(where === undefined ? {} : { where: read.condition(where) }),
  };
  session.ledger.update(constraint, defineConstraint(constraint.definition, changed), asConsequence);
}

function reanalyseIndex(session: Session, table: Table, index: CatalogObjectOf<"index">, read: Read): void {
  const { keys, ...options } = indexOptionsOf(index);
  const { where } = index.definition;
  if (where === null && !keys.some(({ expression }) => expression !== undefined)) return;
  const changed = keys.map((key) => (key.expression === undefined ? key : reanalyseKey(key, key.expression, read)));
  const facts = { ...index.definition, where: where === null ? null : read.condition(where) };
  session.ledger.update(index, defineIndex(index.name, table, facts, { ...options, keys: changed }), asConsequence);
}

/** A conversion that changes nothing any more leaves no more than the column. */
function reanalyseKey(key: IndexKey, expression: string, read: Read): IndexKey {
  const printed = read.value(expression);
  const column = columnInParentheses({ expr: parseExpression(printed) ?? undefined });
  return column ? { column: column.name, suffix: key.suffix } : { ...key, expression: printed };
}
