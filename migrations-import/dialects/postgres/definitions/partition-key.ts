import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { parsePartitionKey } from "../catalog/partition-elements";
import { type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { plainPrinter, print } from "../printing/print-expression";
import { qualifyName, quoteName } from "../printing/quote";
import { printTableExpression } from "./table-expression";

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
  return printKey(node, (expression) => printTableExpression(session, table, expression));
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
    const key = name === undefined ? inParentheses(printExpression(expr)) : quoteName(name);
    const collated = collation ? ` COLLATE ${stringsOf(collation).map(quoteName).join(".")}` : "";
    const path = stringsOf(opclass);
    return `${key}${collated}${path.length > 0 ? ` ${qualifyName(path.at(-2) ?? null, path.at(-1) ?? "")}` : ""}`;
  });
  return `${strategies[node.strategy ?? ""] ?? ""} (${keys.join(", ")})`;
}

type Expression = NodeOf<"PartitionElem">["expr"];

/** A call of a function stands alone. */
function inParentheses(expression: string): string {
  return /^\w+\(.*\)$/.test(expression) ? expression : `(${expression})`;
}
