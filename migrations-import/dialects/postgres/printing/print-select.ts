import { type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { deparse } from "./deparse";
import { indents, newLine, startsWithLine } from "./layout";
import { type Printer, printNode } from "./print-expression";
import { printFromClause } from "./print-from";
import { printGroups } from "./print-groups";
import { printKeys, printOrder, printWindow } from "./print-order";
import { quoteName } from "./quote";

type Select = NodeOf<"SelectStmt">;

/** A query as `pg_get_viewdef` lays it out: a clause on each line, results and sources one below the other. */
export function printSelect(node: Select, around: Printer): string {
  if (node.intoClause) return deparse({ SelectStmt: node });
  const printer = node.withClause ? { ...around, hidden: namesOf(node.withClause, around) } : around;
  const level = printer.indent ?? 0;
  const isUnited = isSetOperation(node);
  const inner = { ...printer, indent: isUnited ? level : level + indents.clause };
  const body = isUnited ? printSetOperation(node, inner) : printBody(node, inner);
  return [printWith(node.withClause, printer), body, ...printTail(node, inner)].join("");
}

function isSetOperation(node: Select): boolean {
  return node.op !== undefined && node.op !== "SETOP_NONE";
}

/** The start of a clause, on a line of its own. */
function clause(word: string, plus: number, printer: Printer): string {
  return `${newLine((printer.indent ?? 0) - indents.clause, plus)} ${word} `;
}

function printBody(node: Select, printer: Printer): string {
  if (node.valuesLists) return ` VALUES ${node.valuesLists.map((list) => printRow(list, printer)).join(", ")}`;
  return [
    ` SELECT${printDistinct(node, printer)} ${printTargets(node.targetList, printer)}`,
    node.fromClause ? `${clause("FROM", 2, printer)}${printFromClause(node.fromClause, printer)}` : "",
    node.whereClause ? `${clause("WHERE", 1, printer)}${printNode(node.whereClause, printer)}` : "",
    node.groupClause ? `${clause("GROUP BY", 1, printer)}${printGroups(node, printer)}` : "",
    node.havingClause ? `${clause("HAVING", 0, printer)}${printNode(node.havingClause, printer)}` : "",
    node.windowClause ? `${clause("WINDOW", 1, printer)}${printWindows(node.windowClause, printer)}` : "",
  ].join("");
}

function printRow(node: Node, printer: Printer): string {
  const items = unwrap(node, "List")?.items ?? [];
  return `(${items.map((item) => printNode(item, printer)).join(",")})`;
}

function printDistinct(node: Select, printer: Printer): string {
  if (!node.distinctClause) return "";
  const on = node.distinctClause.filter((each) => Object.keys(each).length > 0);
  return on.length === 0 ? " DISTINCT" : ` DISTINCT ON (${printKeys(on, printer)})`;
}

function printTargets(targets: readonly Node[] | undefined, printer: Printer): string {
  const line = newLine((printer.indent ?? 0) - indents.clause, indents.item);
  return (targets ?? [])
    .map((target, index) => {
      const { name, val } = unwrap(target, "ResTarget") ?? {};
      const text = `${printNode(val, printer)}${name ? ` AS ${quoteName(name)}` : ""}`;
      if (index === 0) return text;
      return startsWithLine(text) ? `,${text}` : `,${line}${text}`;
    })
    .join("");
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

/** Two queries, one below the other; the right one in parentheses where it is of two itself, the left where it differs. */
function printSetOperation(node: Select, printer: Printer): string {
  const level = printer.indent ?? 0;
  const operator = `${setOperators[node.op ?? "SETOP_NONE"]} ${node.all ? "ALL " : ""}`;
  const { larg = {}, rarg = {} } = node;
  const isOther = isUnitedAlone(larg) && (larg.op !== node.op || (larg.all ?? false) !== (node.all ?? false));
  const left = isOther
    ? `(${printDeeper(larg, printer)}${newLine(level, 0)}) `
    : `${printArm(larg, printer)}${newLine(level, 0)}`;
  const right = isUnitedAlone(rarg)
    ? `(${printDeeper(rarg, printer)}${newLine(level, 0)})`
    : `${newLine(level, 0)}${printArm(rarg, printer)}`;
  return `${left}${operator}${right}`;
}

/** United queries without clauses of their own: with them they are one query in parentheses. */
function isUnitedAlone(node: Select): boolean {
  return isSetOperation(node) && !hasTail(node);
}

function hasTail(node: Select): boolean {
  return Boolean(node.withClause ?? node.sortClause ?? node.limitCount ?? node.limitOffset ?? node.lockingClause);
}

function printDeeper(node: Select, printer: Printer): string {
  const level = (printer.indent ?? 0) + indents.clause;
  return `${newLine(level, 0)}${printSelect(node, { ...printer, indent: level })}`;
}

function printArm(node: Select, printer: Printer): string {
  const text = printSelect(node, printer);
  return hasTail(node) ? `(${text})` : text;
}

function namesOf({ ctes = [] }: NodeOf<"WithClause">, { hidden = new Set() }: Printer): ReadonlySet<string> {
  return new Set([...hidden, ...ctes.map((each) => unwrap(each, "CommonTableExpr")?.ctename ?? "")]);
}

function printWith(with_: NodeOf<"WithClause"> | undefined, printer: Printer): string {
  if (!with_) return "";
  const level = printer.indent ?? 0;
  const inner = { ...printer, indent: level + indents.clause };
  const parts = (with_.ctes ?? []).map((node) => printCommonTable(unwrap(node, "CommonTableExpr") ?? {}, inner));
  return ` WITH ${with_.recursive ? "RECURSIVE " : ""}${parts.join(", ")}${newLine(level, 0)}`;
}

function printCommonTable(table: NodeOf<"CommonTableExpr">, printer: Printer): string {
  const columns = stringsOf(table.aliascolnames).map(quoteName).join(", ");
  const kind = { CTEMaterializeAlways: "MATERIALIZED ", CTEMaterializeNever: "NOT MATERIALIZED " };
  const hint = kind[table.ctematerialized as keyof typeof kind] ?? "";
  const line = newLine(printer.indent ?? 0, 0);
  const name = `${quoteName(table.ctename ?? "")}${columns === "" ? "" : `(${columns})`}`;
  return `${name} AS ${hint}(${line}${printNode(table.ctequery, printer)}${line})`;
}

function printTail(node: Select, printer: Printer): string[] {
  const isFetch = node.limitOption === "LIMIT_OPTION_WITH_TIES";
  const limit = printNode(node.limitCount, printer);
  return [
    node.sortClause ? `${clause("ORDER BY", 1, printer)}${printOrder(node.sortClause, printer)}` : "",
    node.limitOffset ? `${clause("OFFSET", 0, printer)}${printNode(node.limitOffset, printer)}` : "",
    node.limitCount
      ? isFetch
        ? `${clause("FETCH FIRST", 0, printer)}(${limit}) ROWS WITH TIES`
        : `${clause("LIMIT", 0, printer)}${limit === "NULL" || limit === "NULL::bigint" ? "ALL" : limit}`
      : "",
    ...(node.lockingClause ?? []).map((each) => printLocking(each, printer)),
  ];
}

const strengths: Readonly<Record<string, string>> = {
  LCS_FORKEYSHARE: "FOR KEY SHARE",
  LCS_FORSHARE: "FOR SHARE",
  LCS_FORNOKEYUPDATE: "FOR NO KEY UPDATE",
  LCS_FORUPDATE: "FOR UPDATE",
};

function printLocking(node: Node, printer: Printer): string {
  const { strength = "", lockedRels = [], waitPolicy } = unwrap(node, "LockingClause") ?? {};
  const names = lockedRels.map((each) => quoteName(unwrap(each, "RangeVar")?.relname ?? ""));
  const wait = waitPolicy === "LockWaitSkip" ? " SKIP LOCKED" : waitPolicy === "LockWaitError" ? " NOWAIT" : "";
  const of = names.length > 0 ? ` OF ${names.join(", ")}` : "";
  return `${newLine((printer.indent ?? 0) - indents.clause, 0)} ${strengths[strength] ?? "FOR UPDATE"}${of}${wait}`;
}
