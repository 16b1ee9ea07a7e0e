import type { Session } from "../../../replay/session";
import { analyse } from "../analysis/analyse-expression";
import type { Table } from "../catalog/find-relation";
import { constantValue } from "../definitions/constant-value";
import { printDefault } from "../definitions/default-value";
import { partitionElements, strategies } from "../definitions/partition-key";
import { printTableExpression, scopeOfTable } from "../definitions/table-expression";
import { type Node, type NodeOf, stringOf, unwrap } from "../grammar/node";
import { normaliseInput } from "../printing/normalise-input";
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

/** The types of what a table is partitioned by; empty where reading does not tell. */
export function keyTypes(session: Session, parent: Table): readonly string[] {
  return partitionElements(parent).map(({ column, expression }) => {
    if (column !== undefined)
      return session.ledger.find("column", { parent: parent.id }, column)?.definition.type ?? "";
    return expression ? typeOfExpression(session, parent, expression) : "";
  });
}

function typeOfExpression(session: Session, table: Table, expression: Node): string {
  const scope = scopeOfTable(session, table);
  const { type } = analyse(expression, scope);
  return scope.analysis.types.isTold(type.key) ? scope.analysis.types.print(type) : "";
}

/** A number is kept as a value of the key's type, in quotes where it would be read back as an integer. */
function printNumber(number: string, type: string): string {
  const value = withScale(normaliseInput(number, type), type);
  return type.startsWith("numeric") && /^\d+\.\d+$/.test(value) ? value : quoteLiteral(value);
}

/** A decimal with as many digits behind its point as its type has. */
function withScale(value: string, type: string): string {
  const scale = Number(/^numeric\(\d+,(\d+)\)$/.exec(type)?.[1] ?? 0);
  const [whole = "", fraction = ""] = value.split(".");
  return fraction.length >= scale ? value : `${whole}.${fraction.padEnd(scale, "0")}`;
}

/** An expression as the constant that it gives; what it is made of must fit all the same. */
function computed(session: Session, parent: Table, node: Node, type: string): Node {
  const isWritten = unwrap(unwrap(node, "TypeCast")?.arg ?? node, "A_Const") !== undefined;
  const value = isWritten ? null : constantValue(node);
  if (!value) return node;
  printDefault(session, parent, node, type);
  const text = value.type === timestamp && type === "date" ? value.text.slice(0, 10) : value.text;
  return { A_Const: { sval: { sval: text } } };
}

const timestamp = "timestamp without time zone";

/** A value without the cast to the key's type, which follows from the table. */
function printValue(session: Session, parent: Table, node: Node, type: string): string {
  const word = stringOf(unwrap(node, "ColumnRef")?.fields?.[0]);
  if (word === "minvalue" || word === "maxvalue") return word.toUpperCase();
  if (unwrap(node, "A_Const")?.isnull) return "NULL";
  const printed =
    type === ""
      ? printTableExpression(session, parent, node)
      : (printDefault(session, parent, computed(session, parent, node, type), type) ?? "NULL");
  const bare = printed.replace(/::[\w ."]+(\(\d+\))?$/, "").replace(/^\((\d[\d.]*)\)$/, "$1");
  const number = /^'?(-?\d+(?:\.\d+)?)'?$/.exec(bare)?.[1];
  return number !== undefined && type !== "" && type !== "integer" ? printNumber(number, type) : bare;
}
