import type { Session } from "../../../replay/session";
import { analyse } from "../analysis/analyse-expression";
import { isOwnCollation, resolveCollation } from "../analysis/collation";
import { refuseUnsteady } from "../analysis/refuse-unsteady";
import type { Table } from "../catalog/find-relation";
import { contentsOf, type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { parseStatement } from "../grammar/parse-statements";
import { plainPrinter, print } from "../printing/print-expression";
import { isCall, qualifyName, quoteName } from "../printing/quote";
import { columnInParentheses } from "./index-key";
import { columnNamesIn, scopeOfTable } from "./table-expression";

type PartitionSpec = NodeOf<"PartitionSpec">;

/** The words for how a table is partitioned, by those of the grammar. */
export const strategies: Readonly<Record<string, string>> = {
  PARTITION_STRATEGY_LIST: "LIST",
  PARTITION_STRATEGY_RANGE: "RANGE",
  PARTITION_STRATEGY_HASH: "HASH",
  l: "LIST",
  r: "RANGE",
  h: "HASH",
};

/** `RANGE (created_at)`, as `pg_get_partkeydef` prints it. */
export function printPartitionKey(
  session: Session,
  table: Pick<Table, "name" | "schema">,
  node: PartitionSpec,
): string {
  const partParams = node.partParams?.map((param) => withoutOwnCollation(session, table, param));
  return printKey({ ...node, ...(partParams ? { partParams } : {}) }, (expression) =>
    printKeyExpression(session, table, expression),
  );
}

function printKeyExpression(session: Session, table: Pick<Table, "name" | "schema">, node: Node | undefined): string {
  if (!node) return "";
  const scope = scopeOfTable(session, table);
  const { bare } = analyse(node, scope);
  refuseUnsteady(scope, "functions in partition key expression must be marked IMMUTABLE");
  return print(bare, plainPrinter);
}

/** The collation a key has anyway is not printed. */
function withoutOwnCollation(session: Session, table: Pick<Table, "name" | "schema">, param: Node): Node {
  const given = unwrap(param, "PartitionElem") ?? {};
  const converted = given.expr && analyse(given.expr, scopeOfTable(session, table)).bare;
  const column = columnInParentheses(given) ?? columnInParentheses({ ...given, expr: converted });
  const { collation, ...element } = column ? { ...given, ...column, expr: undefined } : given;
  if (!collation) return { PartitionElem: element };
  const resolved = resolveCollation(session, collation);
  const scope = scopeOfTable(session, table);
  const written = element.name ? { ColumnRef: { fields: [{ String: { sval: element.name } }] } } : element.expr;
  const isOwn = written && isOwnCollation(scope.analysis.types, analyse(written, scope).type, stringsOf(resolved));
  return { PartitionElem: { ...element, ...(isOwn ? {} : { collation: resolved }) } };
}

/** A printed key after its names and expressions have changed. */
export function rewritePartitionKey(
  key: string,
  column: (name: string) => string,
  expression: (text: string) => string,
): string {
  const node = parsePartitionKey(key);
  if (!node) return key;
  const partParams = node.partParams?.map((param) => {
    const element = unwrap(param, "PartitionElem");
    return element?.name === undefined ? param : { PartitionElem: { ...element, name: column(element.name) } };
  });
  return printKey({ ...node, ...(partParams ? { partParams } : {}) }, (inner) =>
    expression(print(inner, plainPrinter)),
  );
}

function printKey(node: PartitionSpec, printExpression: (expression: Expression) => string): string {
  const keys = (node.partParams ?? []).map((param) => {
    const { name, expr, collation, opclass } = unwrap(param, "PartitionElem") ?? {};
    const key = name === undefined ? inParentheses(printExpression(expr), expr) : quoteName(name);
    const collated = collation ? ` COLLATE ${stringsOf(collation).map(quoteName).join(".")}` : "";
    const path = stringsOf(opclass);
    return `${key}${collated}${path.length > 0 ? ` ${qualifyName(path.at(-2) ?? null, path.at(-1) ?? "")}` : ""}`;
  });
  return `${strategies[node.strategy ?? ""] ?? ""} (${keys.join(", ")})`;
}

type Expression = NodeOf<"PartitionElem">["expr"];

/** A call of a function stands alone, also one that SQL has words for. */
function inParentheses(text: string, expression: Expression): string {
  const isInWords = unwrap(expression, "FuncCall")?.funcformat === "COERCE_SQL_SYNTAX";
  return isCall(text) || isInWords ? text : `(${text})`;
}

/** One of the things a table is partitioned by: a column, with the collation where one is named, or an expression. */
export type PartitionElement = {
  readonly column?: string;
  readonly collation?: string;
  /** The columns an expression is over; of a column, itself. */
  readonly columns: ReadonlySet<string>;
  readonly expression?: Node;
};

/** What a table is partitioned by; nothing of one that is not, or is outside. */
export function partitionElements({ definition }: Table): readonly PartitionElement[] {
  if (definition.partitionKey === undefined) return [];
  const known = elementsOf.get(definition);
  if (known) return known;
  const elements = readElements(definition.partitionKey);
  elementsOf.set(definition, elements);
  return elements;
}

/** Each new partition asks for the same. */
const elementsOf = new WeakMap<Table["definition"], readonly PartitionElement[]>();

function readElements(partitionKey: string): readonly PartitionElement[] {
  return contentsOf(parsePartitionKey(partitionKey)?.partParams, "PartitionElem").map(({ name, expr, collation }) => {
    const written = stringsOf(collation).map(quoteName).join(".");
    if (name === undefined) return { columns: columnNamesIn(expr), ...(expr ? { expression: expr } : {}) };
    return { column: name, columns: new Set([name]), ...(written === "" ? {} : { collation: written }) };
  });
}

/** A printed key as the grammar reads it. */
function parsePartitionKey(key: string): NodeOf<"PartitionSpec"> | undefined {
  return unwrap(parseStatement(`CREATE TABLE t () PARTITION BY ${key}`) ?? undefined, "CreateStmt")?.partspec;
}

/** Whether a table is partitioned by a column, or by an expression over it. */
export function isPartedBy(table: Table, column: string): boolean {
  return partitionElements(table).some(({ columns }) => columns.has(column));
}
