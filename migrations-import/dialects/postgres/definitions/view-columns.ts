import type { Session } from "../../../replay/session";
import { findRelation } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { creationSchema } from "../catalog/search-path";
import { type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { print } from "../printing/print-expression";
import { columnsInOrder } from "../statements/inherit";
import type { ViewUse } from "../statements/view-uses";
import { findColumn, noteUse, type ResultColumn, type Scope, type Source, unknownType as unknown } from "./query-scope";
import { nameOf } from "./result-names";
import { typeOfCall, typeOfConstant, typeOfOperation, typeOfValueFunction } from "./result-types";

/** The columns of a query's result, and the relations and columns it reads. */
export function readQuery(
  session: Session,
  node: Node | undefined,
): { columns: readonly ResultColumn[]; uses: readonly ViewUse[] } {
  const uses = new Map<string, Set<string>>();
  const scope: Scope = { session, queries: new Map(), sources: [], outer: null, uses };
  const columns = readSelect(unwrap(node, "SelectStmt") ?? {}, scope);
  const list = [...uses].map(([key, names]) => {
    const [schema = "", name = ""] = JSON.parse(key) as string[];
    return { schema, name, columns: [...names].sort() };
  });
  return { columns, uses: list };
}

function readSelect(node: NodeOf<"SelectStmt">, outer: Scope): readonly ResultColumn[] {
  const queries = new Map(outer.queries);
  for (const each of node.withClause?.ctes ?? []) {
    const table = unwrap(each, "CommonTableExpr") ?? {};
    const columns = readSelect(unwrap(table.ctequery, "SelectStmt") ?? {}, { ...outer, queries });
    queries.set(table.ctename ?? "", renameColumns(columns, stringsOf(table.aliascolnames)));
  }
  if (node.larg && node.rarg) {
    const left = readSelect(node.larg, { ...outer, queries });
    const right = readSelect(node.rarg, { ...outer, queries });
    return left.map((column, index) =>
      column.type === unknown ? { ...column, type: right[index]?.type ?? unknown } : column,
    );
  }
  const base = { ...outer, queries, sources: [], outer };
  const sources = (node.fromClause ?? []).flatMap((item) => readSource(item, base));
  const scope = { ...base, sources };
  const columns = node.valuesLists
    ? readValues(node.valuesLists, scope)
    : (node.targetList ?? []).flatMap((each) => readTarget(each, scope));
  for (const part of [node.whereClause, node.havingClause, ...(node.groupClause ?? []), ...(node.sortClause ?? [])]) {
    noteUses(part, scope);
  }
  return columns;
}

function readValues(lists: readonly Node[], scope: Scope): ResultColumn[] {
  const [first] = lists;
  return (unwrap(first, "List")?.items ?? []).map((item, index) => ({
    name: `column${index + 1}`,
    type: typeOf(item, scope),
  }));
}

function renameColumns(columns: readonly ResultColumn[], names: readonly string[]): readonly ResultColumn[] {
  return columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
}

function readSource(node: Node, scope: Scope): readonly Source[] {
  if ("RangeVar" in node) return [readTable(node.RangeVar, scope)];
  if ("JoinExpr" in node) return readJoin(node.JoinExpr, scope);
  if ("RangeSubselect" in node) {
    const { alias, subquery } = node.RangeSubselect;
    const columns = renameColumns(readSelect(unwrap(subquery, "SelectStmt") ?? {}, scope), stringsOf(alias?.colnames));
    return [{ alias: alias?.aliasname ?? "", columns, relation: null, isComplete: true }];
  }
  if ("RangeFunction" in node) return [readFunction(node.RangeFunction, scope)];
  return [];
}

function readTable(node: NodeOf<"RangeVar">, scope: Scope): Source {
  const name = node.relname ?? "";
  const alias = node.alias?.aliasname ?? name;
  const query = node.schemaname ? undefined : scope.queries.get(name);
  if (query) return { alias, columns: query, relation: null, isComplete: true };
  const table = findRelation(scope.session, node);
  const relation = { schema: table?.schema ?? node.schemaname ?? creationSchema(scope.session), name };
  noteUse(scope, relation, null);
  const columns = table
    ? columnsInOrder(scope.session, table).map((each) => ({ name: each.name, type: each.definition.type }))
    : [];
  return {
    alias,
    columns: renameColumns(columns, stringsOf(node.alias?.colnames)),
    relation,
    isComplete: columns.length > 0,
  };
}

function readJoin(node: NodeOf<"JoinExpr">, scope: Scope): readonly Source[] {
  const left = node.larg ? readSource(node.larg, scope) : [];
  const right = node.rarg ? readSource(node.rarg, { ...scope, sources: [...scope.sources, ...left] }) : [];
  const sources = [...left, ...right];
  noteUses(node.quals, { ...scope, sources });
  const using = new Set(stringsOf(node.usingClause));
  if (using.size === 0) return sources;
  return [
    ...left,
    ...right.map((source) => ({ ...source, columns: source.columns.filter((column) => !using.has(column.name)) })),
  ];
}

function readFunction(node: NodeOf<"RangeFunction">, scope: Scope): Source {
  const alias = node.alias?.aliasname ?? "";
  const printer = sessionPrinter(scope.session);
  const defined = (node.coldeflist ?? []).map((each) => {
    const column = unwrap(each, "ColumnDef") ?? {};
    return {
      name: column.colname ?? "",
      type: print(column.typeName ? { TypeName: column.typeName } : undefined, printer),
    };
  });
  const [call] = (node.functions ?? []).flatMap((each) => unwrap(each, "List")?.items?.slice(0, 1) ?? []);
  const names = stringsOf(node.alias?.colnames);
  const single = { name: names[0] ?? (alias || nameOf(call)), type: call ? typeOf(call, scope) : unknown };
  return {
    alias: alias || nameOf(call),
    columns: defined.length > 0 ? defined : [single],
    relation: null,
    isComplete: false,
  };
}

function readTarget(node: Node, scope: Scope): readonly ResultColumn[] {
  const { name, val } = unwrap(node, "ResTarget") ?? {};
  const fields = unwrap(val, "ColumnRef")?.fields ?? [];
  const last = fields.at(-1);
  if (last && "A_Star" in last) return readStar(fields.length > 1 ? stringOf(fields.at(-2)) : null, scope);
  noteUses(val, scope);
  return [{ name: name ?? nameOf(val), type: typeOf(val, scope) }];
}

function readStar(alias: string | null, scope: Scope): readonly ResultColumn[] {
  const sources = scope.sources.filter((source) => alias === null || source.alias === alias);
  for (const { relation, columns } of sources) {
    if (relation) for (const column of columns) noteUse(scope, relation, column.name);
  }
  return sources.flatMap((source) => source.columns);
}

function typeOf(node: Node | undefined, scope: Scope): string {
  if (!node) return unknown;
  const inner = (each: Node | undefined) => typeOf(each, scope);
  if ("ColumnRef" in node) return typeOfColumn(node.ColumnRef, scope);
  if ("TypeCast" in node)
    return /::([^:]+)$/.exec(print(castOfNull(node.TypeCast), sessionPrinter(scope.session)))?.[1] ?? unknown;
  if ("A_Const" in node) return typeOfConstant(node.A_Const);
  if ("FuncCall" in node) return typeOfCall(node.FuncCall, scope.session, inner);
  if ("A_Expr" in node) return typeOfOperation(node.A_Expr, inner);
  if ("CoalesceExpr" in node) return firstKnown(node.CoalesceExpr.args, inner);
  if ("MinMaxExpr" in node) return firstKnown(node.MinMaxExpr.args, inner);
  if ("CaseExpr" in node) {
    const results = (node.CaseExpr.args ?? []).map((each) => unwrap(each, "CaseWhen")?.result);
    return firstKnown(
      [...results, node.CaseExpr.defresult].flatMap((each) => each ?? []),
      inner,
    );
  }
  if ("BoolExpr" in node || "NullTest" in node || "BooleanTest" in node) return "boolean";
  if ("SQLValueFunction" in node) return typeOfValueFunction(node.SQLValueFunction.op ?? "");
  if ("A_ArrayExpr" in node) return `${firstKnown(node.A_ArrayExpr.elements, inner)}[]`;
  if ("SubLink" in node) return typeOfSubLink(node.SubLink, scope);
  return unknown;
}

function castOfNull(cast: NodeOf<"TypeCast">): Node {
  return { TypeCast: { ...cast, arg: { A_Const: { isnull: true } } } };
}

function firstKnown(nodes: readonly Node[] | undefined, type: (node: Node) => string): string {
  const types = (nodes ?? []).filter((node) => !unwrap(node, "A_Const")?.isnull).map(type);
  return (
    types.find((each, index) => each !== unknown && !("A_Const" in ((nodes ?? [])[index] ?? {}))) ??
    types.find((each) => each !== unknown) ??
    unknown
  );
}

function typeOfSubLink(node: NodeOf<"SubLink">, scope: Scope): string {
  const [column] = readSelect(unwrap(node.subselect, "SelectStmt") ?? {}, scope);
  if (node.subLinkType === "EXPR_SUBLINK") return column?.type ?? unknown;
  return node.subLinkType === "ARRAY_SUBLINK" ? `${column?.type ?? unknown}[]` : "boolean";
}

function typeOfColumn(node: NodeOf<"ColumnRef">, scope: Scope): string {
  const fields = node.fields ?? [];
  const found = findColumn(stringOf(fields.at(-1)), fields.length > 1 ? stringOf(fields.at(-2)) : null, scope);
  return found?.type ?? unknown;
}

function noteUses(node: Node | undefined, scope: Scope): void {
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== "object" || value === null) return;
    if ("SelectStmt" in value) {
      readSelect(value.SelectStmt as NodeOf<"SelectStmt">, scope);
      return;
    }
    if ("ColumnRef" in value) {
      const fields = (value.ColumnRef as NodeOf<"ColumnRef">).fields ?? [];
      const found = findColumn(stringOf(fields.at(-1)), fields.length > 1 ? stringOf(fields.at(-2)) : null, scope);
      if (found?.relation) noteUse(scope, found.relation, found.name);
      return;
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(node);
}
