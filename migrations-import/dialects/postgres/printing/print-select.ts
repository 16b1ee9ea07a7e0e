import { type Node, type NodeOf, stringsOf, tagOf, unwrap } from "../grammar/node";
import { deparse } from "./deparse";
import { type Printer, print, printList } from "./print-expression";
import { printFrom } from "./print-from";
import { printOrder, printWindow } from "./print-order";
import { quoteName } from "./quote";

type Select = NodeOf<"SelectStmt">;

/** A query on one line per clause. Syntax the engine does not print itself is left to the deparser as a whole. */
export function printSelect(node: Select, printer: Printer): string {
  if (!isPlain(node)) return deparse({ SelectStmt: node });
  const body = node.op && node.op !== "SETOP_NONE" ? printSetOperation(node, printer) : printBody(node, printer);
  return [printWith(node.withClause, printer), body, ...printTail(node, printer)]
    .filter((part) => part !== "")
    .join("\n");
}

function isPlain(node: Select): boolean {
  return (
    !node.intoClause && !node.groupDistinct && !(node.groupClause ?? []).some((each) => tagOf(each) === "GroupingSet")
  );
}

function printBody(node: Select, printer: Printer): string {
  if (node.valuesLists) return `VALUES ${printList(node.valuesLists, printer)}`;
  return [
    `SELECT${printDistinct(node, printer)} ${printTargets(node.targetList, printer)}`,
    node.fromClause ? `FROM ${node.fromClause.map((item) => printFrom(item, printer)).join(", ")}` : "",
    node.whereClause ? `WHERE ${print(node.whereClause, printer)}` : "",
    node.groupClause ? `GROUP BY ${printList(node.groupClause, printer)}` : "",
    node.havingClause ? `HAVING ${print(node.havingClause, printer)}` : "",
    node.windowClause ? `WINDOW ${printWindows(node.windowClause, printer)}` : "",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function printDistinct(node: Select, printer: Printer): string {
  if (!node.distinctClause) return "";
  const on = node.distinctClause.filter((each) => Object.keys(each).length > 0);
  return on.length === 0 ? " DISTINCT" : ` DISTINCT ON (${printList(on, printer)})`;
}

function printTargets(targets: readonly Node[] | undefined, printer: Printer): string {
  return (targets ?? [])
    .map((target) => {
      const { name, val } = unwrap(target, "ResTarget") ?? {};
      return `${print(val, printer)}${name ? ` AS ${quoteName(name)}` : ""}`;
    })
    .join(", ");
}

function printWindows(windows: readonly Node[], printer: Printer): string {
  return windows
    .map((node) => {
      const window = unwrap(node, "WindowDef") ?? {};
      return `${quoteName(window.name ?? "")} AS ${printWindow({ ...window, name: "" }, printer)}`;
    })
    .join(", ");
}

const setOperators = { SETOP_NONE: "", SETOP_UNION: "UNION", SETOP_INTERSECT: "INTERSECT", SETOP_EXCEPT: "EXCEPT" };

function printSetOperation(node: Select, printer: Printer): string {
  const operator = `${setOperators[node.op ?? "SETOP_NONE"]}${node.all ? " ALL" : ""}`;
  return `${printArm(node.larg, node, printer)}\n${operator}\n${printArm(node.rarg, node, printer)}`;
}

function printArm(arm: Select | undefined, parent: Select, printer: Printer): string {
  if (!arm) return "";
  const text = printSelect(arm, printer);
  const isSetOperation = arm.op !== undefined && arm.op !== "SETOP_NONE";
  const isSame = isSetOperation && arm.op === parent.op && arm === parent.larg;
  return (isSetOperation && !isSame) || arm.sortClause || arm.limitCount || arm.withClause ? `(${text})` : text;
}

function printWith(clause: NodeOf<"WithClause"> | undefined, printer: Printer): string {
  if (!clause) return "";
  const parts = (clause.ctes ?? []).map((node) => printCommonTable(unwrap(node, "CommonTableExpr") ?? {}, printer));
  return `WITH ${clause.recursive ? "RECURSIVE " : ""}${parts.join(", ")}`;
}

function printCommonTable(table: NodeOf<"CommonTableExpr">, printer: Printer): string {
  const columns = stringsOf(table.aliascolnames).map(quoteName).join(", ");
  const kind = { CTEMaterializeAlways: "MATERIALIZED ", CTEMaterializeNever: "NOT MATERIALIZED " };
  const hint = kind[table.ctematerialized as keyof typeof kind] ?? "";
  const query =
    table.ctequery && "SelectStmt" in table.ctequery ? print(table.ctequery, printer) : deparseOptional(table.ctequery);
  return `${quoteName(table.ctename ?? "")}${columns === "" ? "" : `(${columns})`} AS ${hint}(\n${query}\n)`;
}

function deparseOptional(node: Node | undefined): string {
  return node ? deparse(node) : "";
}

function printTail(node: Select, printer: Printer): string[] {
  const isFetch = node.limitOption === "LIMIT_OPTION_WITH_TIES";
  const limit = print(node.limitCount, printer);
  return [
    node.sortClause ? `ORDER BY ${printOrder(node.sortClause, printer)}` : "",
    node.limitOffset ? `OFFSET ${print(node.limitOffset, printer)}` : "",
    node.limitCount ? (isFetch ? `FETCH FIRST ${limit} ROWS WITH TIES` : `LIMIT ${limit}`) : "",
    ...(node.lockingClause ?? []).map((each) => deparse(each)),
  ];
}
