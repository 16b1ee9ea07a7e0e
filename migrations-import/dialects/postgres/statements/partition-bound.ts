import type { Session } from "../../../replay/session";
import { analyse } from "../analysis/analyse-expression";
import { notKnown } from "../analysis/type-ref";
import type { Table } from "../catalog/find-relation";
import { printDefault } from "../definitions/default-value";
import { partitionElements, strategies } from "../definitions/partition-key";
import { printTableExpression, scopeOfTable } from "../definitions/table-expression";
import { type Node, type NodeOf, stringOf, unwrap } from "../grammar/node";
import { quoteLiteral } from "../printing/quote";
import { refuse } from "../refusal";

/** `FOR VALUES FROM (1) TO (10)`, as `pg_get_expr` prints a partition's bound. */
export function printBound(session: Session, parent: Table, node: NodeOf<"PartitionBoundSpec"> | undefined): string {
  const [strategy = ""] = (parent.definition.partitionKey ?? "").split(" ");
  if (node?.is_default && strategy === "HASH") {
    refuse("INVALID_STATEMENT", `${parent.name} is partitioned by hash: its partitions hold all there is`);
  }
  if (!node || node.is_default) return "DEFAULT";
  if (strategy !== "" && strategies[node.strategy ?? ""] !== strategy) {
    refuse("INVALID_STATEMENT", `${parent.name} is not partitioned that way`);
  }
  const types = keyTypes(session, parent);
  const list = (values: readonly Node[] | undefined, type: (index: number) => string) =>
    (values ?? []).map((value, index) => printValue(session, parent, value, type(index))).join(", ");
  if (node.strategy === "h") return `FOR VALUES WITH (modulus ${node.modulus ?? 0}, remainder ${node.remainder ?? 0})`;
  if (node.strategy === "l") return `FOR VALUES IN (${list(node.listdatums, () => types[0] ?? "")})`;
  const bounds = [node.lowerdatums, node.upperdatums].map((values) => list(values, (index) => types[index] ?? ""));
  return `FOR VALUES FROM (${bounds[0]}) TO (${bounds[1]})`;
}

/** The types of what a table is partitioned by; empty for that of an expression where reading does not tell it. */
export function keyTypes(session: Session, parent: Table): readonly string[] {
  return partitionElements(parent).map(({ column = "", expression }) => {
    if (expression) return typeOfExpression(session, parent, expression);
    return session.ledger.find("column", { parent: parent.id }, column)?.definition.type ?? "";
  });
}

function typeOfExpression(session: Session, parent: Table, expression: Node): string {
  const scope = scopeOfTable(session, parent);
  const { type } = analyse(expression, scope);
  return type === notKnown ? "" : scope.analysis.types.print(type);
}

/** A value without the cast to the key's type, which follows from the table. */
function printValue(session: Session, parent: Table, node: Node, type: string): string {
  const word = stringOf(unwrap(node, "ColumnRef")?.fields?.[0]);
  if (word === "minvalue" || word === "maxvalue") return word.toUpperCase();
  if (unwrap(node, "A_Const")?.isnull) return "NULL";
  const printed =
    type === "" ? printTableExpression(session, parent, node) : (printDefault(session, parent, node, type) ?? "NULL");
  const bare = printed.replace(/::[\w ."]+(\(\d+\))?$/, "");
  return asConstant(bare.replace(/^\((\d[\d.]*)\)$/, "$1"), type);
}

/** A number as a constant of the key's type: only of some types it stands without quotes (`get_const_expr`). */
function asConstant(printed: string, type: string): string {
  if (!/^\d+(\.\d+)?$/.test(printed) || type === "" || type === "integer") return printed;
  const scale = Number(/^numeric\(\d+,(\d+)\)$/.exec(type)?.[1] ?? 0);
  const [whole = "", digits = ""] = printed.split(".");
  const value = digits.length < scale ? `${whole}.${digits.padEnd(scale, "0")}` : printed;
  return type.startsWith("numeric") && value.includes(".") ? value : quoteLiteral(value);
}
