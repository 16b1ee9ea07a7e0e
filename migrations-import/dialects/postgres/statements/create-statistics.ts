import type { CatalogObjectOf, Definitions } from "../../../model/catalog-object";
import type { Ledger } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { findIn, needColumn, needRelation, relationName, schemasOf, type Table } from "../catalog/find-relation";
import { chooseName, joinColumns, truncateName } from "../catalog/made-up-names";
import { rightsAtBirth } from "../catalog/rights";
import { systemColumns } from "../catalog/system-columns";
import { columnNamesIn, printTableExpression } from "../definitions/table-expression";
import { renameColumnRefs, rewriteExpression } from "../dependents/rewrite-expression";
import { contentsOf, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { parseExpression } from "../grammar/parse-statements";
import { fullName, isCall, qualifyName, quoteName } from "../printing/quote";
import { NoEffect, refuse } from "../refusal";
import { columnsInOrder } from "./inherit";
import { refuseVirtual } from "./refuse-virtual";

export type Statistics = CatalogObjectOf<"statistics">;

const allKinds = ["ndistinct", "dependencies", "mcv"];

/** CREATE STATISTICS. */
export function createStatistics(node: NodeOf<"CreateStatsStmt">, session: Session): StatementEnd {
  const table = needRelation(session, unwrap(node.relations?.[0], "RangeVar") ?? {});
  if (table.definition.kind === "view")
    refuse("INVALID_STATEMENT", `${table.name} is a view and has no rows of its own`);
  const written = contentsOf(node.exprs, "StatsElem").map(asColumn);
  refuseElements(session, table, written);
  const names = written.map(({ name = "" }) => name);
  refuseVirtual(session, table, [...columnNamesIn(written), ...names], "statistics");
  const elements = inOrder(session, table, written);
  const columns = elements.map((each) => each.name ?? printTableExpression(session, table, each.expr));
  refuseTwice(columns);
  const kinds = stringsOf(node.stat_types);
  const unknown = kinds.find((kind) => !allKinds.includes(kind));
  if (unknown !== undefined) refuse("INVALID_STATEMENT", `there are no statistics of kind ${unknown}`);
  const path = relationName(stringsOf(node.defnames));
  const schema = path.schemaname ?? table.schema ?? "public";
  const name = path.relname
    ? truncateName(path.relname)
    : madeUpName(
        session,
        table,
        written.map((each) => each.name ?? "expr"),
      );
  if (session.ledger.find("statistics", { schema }, name)) {
    if (node.if_not_exists) throw new NoEffect();
    refuse("DUPLICATE_OBJECT", `statistics ${name} already exist`);
  }
  const definition = defineStatistics(schema, name, table, {
    kinds,
    columns,
    isExpression: elements.map((each) => each.name === undefined),
  });
  const rights = rightsAtBirth(session, "others", schema);
  const place = { kind: "statistics", parent: table.id, schema, name } as const;
  session.ledger.insert({ ...place, definition: { ...definition, ...rights } });
  return "applied";
}

type Element = NodeOf<"StatsElem">;

/** A column in parentheses is one all the same. */
function asColumn(element: Element): Element {
  const fields = stringsOf(unwrap(element.expr, "ColumnRef")?.fields);
  return fields.length === 1 ? { name: fields[0] ?? "" } : element;
}

function refuseElements(session: Session, table: Table, elements: readonly Element[]): void {
  const [only] = elements;
  if (elements.length === 1 && only?.name) refuse("INVALID_STATEMENT", "statistics are about two columns or more");
  for (const { name } of elements) {
    if (name === undefined) continue;
    if (name in systemColumns) refuse("INVALID_STATEMENT", `${name} is a column of the system`);
    if (session.ledger.children(table.id, "column").length > 0) needColumn(session, table, name);
  }
}

function refuseTwice(elements: readonly string[]): void {
  const twice = elements.find((each, at) => elements.indexOf(each) !== at);
  if (twice !== undefined) refuse("INVALID_STATEMENT", `${twice} is in the statistics twice`);
}

/** Columns come first, in the order of the table, then expressions. */
function inOrder(session: Session, table: Table, elements: readonly Element[]): readonly Element[] {
  const columns = columnsInOrder(session, table).map((each) => each.name);
  const place = ({ name }: Element) => (name === undefined ? columns.length : columns.indexOf(name));
  return [...elements].sort((a, b) => place(a) - place(b));
}

function madeUpName(session: Session, table: Table, names: readonly string[]): string {
  const isTaken = (each: string) => session.ledger.find("statistics", { schema: table.schema }, each) !== undefined;
  return chooseName(table.name, joinColumns(names), "stat", isTaken);
}

type Facts = {
  readonly kinds: readonly string[];
  readonly columns: readonly string[];
  readonly isExpression: readonly boolean[];
};

function defineStatistics(schema: string, name: string, table: Table, facts: Facts): Definitions["statistics"] {
  const { columns, isExpression } = facts;
  const isWhole = facts.kinds.length === 0 || facts.kinds.length === allKinds.length;
  const isSingle = columns.length === 1 && isExpression[0] === true;
  const kinds = isSingle ? [] : isWhole ? allKinds : allKinds.filter((kind) => facts.kinds.includes(kind));
  const list = columns.map((column, at) => (isExpression[at] ? inParentheses(column) : quoteName(column))).join(", ");
  const of = isWhole || isSingle ? "" : ` (${kinds.join(", ")})`;
  const definition = `CREATE STATISTICS ${fullName(schema, name)}${of} ON ${list} FROM ${qualifyName(table.schema, table.name)}`;
  return { kinds, columns, definition, comment: null, extra: { isExpression } };
}

/** A call stands as it is; the cast of a column is printed without the parentheses it has elsewhere. */
function inParentheses(expression: string): string {
  const plain = expression.replace(/\((\w+)\)::/g, "$1::");
  return isCall(plain) || /^\(.*\)$/s.test(plain) ? plain : `(${plain})`;
}

/** Prints the statistics of a table anew: under its own new name, or with a column renamed. */
export function redefineStatistics(session: Session, table: Table, rename: (column: string) => string): void {
  for (const statistics of session.ledger.children(table.id, "statistics")) {
    redefine(session.ledger, table, statistics, rename, (text) => renameWithin(text, rename));
  }
}

/** Rewrites what statistics are about beside columns. */
export function rewriteStatistics(
  ledger: Ledger,
  table: Table,
  statistics: Statistics,
  change: (expression: string) => string | null,
): void {
  redefine(
    ledger,
    table,
    statistics,
    (name) => name,
    (text) => change(text) ?? text,
  );
}

type Change = (text: string) => string;

function redefine(ledger: Ledger, table: Table, statistics: Statistics, column: Change, expression: Change): void {
  const { extra, columns, kinds } = statistics.definition;
  const known = typeof extra === "object" && extra !== null && "isExpression" in extra ? extra.isExpression : [];
  const isExpression = columns.map((_, at) => Array.isArray(known) && known[at] === true);
  const changed = columns.map((each, at) => (isExpression[at] ? expression(each) : column(each)));
  const facts = { kinds, columns: changed, isExpression };
  const { comment: _, ...definition } = defineStatistics(statistics.schema ?? "public", statistics.name, table, facts);
  ledger.update(statistics, definition, { consequence: true });
}

function renameWithin(expression: string, rename: (column: string) => string): string {
  const names = [...columnNamesIn(parseExpression(expression))].filter((name) => rename(name) !== name);
  return names.reduce((text, name) => rewriteExpression(text, renameColumnRefs("", name, rename(name))), expression);
}

/** `LIKE … INCLUDING STATISTICS`. */
export function copyStatistics(session: Session, table: Table, source: Table, hasComments: boolean): void {
  for (const { definition } of session.ledger.children(source.id, "statistics")) {
    const names = definition.columns.map((column) => (/^\w+$/.test(column) ? column : "expr"));
    const name = madeUpName(session, table, names);
    const schema = table.schema ?? "public";
    const facts = { ...definition, isExpression: names.map((each) => each === "expr") };
    const copy = defineStatistics(schema, name, table, facts);
    const comment = hasComments ? definition.comment : null;
    session.ledger.insert({ kind: "statistics", parent: table.id, schema, name, definition: { ...copy, comment } });
  }
}

/** The statistics a name means. */
export function findStatistics(session: Session, path: readonly string[]): Statistics | undefined {
  const name = relationName(path);
  return findIn(schemasOf(session, name), (schema) =>
    session.ledger.find("statistics", { schema }, name.relname ?? ""),
  );
}
