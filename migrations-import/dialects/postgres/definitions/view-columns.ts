import type { Session } from "../../../replay/session";
import { findRelation } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { platformColumnType } from "../catalog/platform";
import { creationSchema } from "../catalog/search-path";
import { type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { print } from "../printing/print-expression";
import { columnsInOrder } from "../statements/inherit";
import type { ViewUse } from "../statements/view-uses";
import { typeOfCall, typeOfOperation } from "./result-types";

/** A column of a query's result. The type is `unknown` where only running would tell. */
export type ResultColumn = { readonly name: string; readonly type: string };

/** One item of a FROM clause, by the name its columns go by. */
type Source = {
  readonly alias: string;
  readonly columns: readonly ResultColumn[];
  readonly relation: { readonly schema: string; readonly name: string } | null;
  readonly isComplete: boolean;
};

type Scope = {
  readonly session: Session;
  /** Results of WITH queries, by name. */
  readonly queries: ReadonlyMap<string, readonly ResultColumn[]>;
  readonly sources: readonly Source[];
  readonly outer: Scope | null;
  readonly uses: Map<string, Set<string>>;
};

const unknown = "unknown";

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

/** `FigureColname`: what a result column without a name is called. */
function nameOf(node: Node | undefined): string {
  if (!node) return "?column?";
  if ("ColumnRef" in node) return stringOf(node.ColumnRef.fields?.at(-1));
  if ("FuncCall" in node) return stringOf(node.FuncCall.funcname?.at(-1));
  if ("TypeCast" in node) {
    const inner = nameOf(node.TypeCast.arg);
    return inner === "?column?" ? stringOf(node.TypeCast.typeName?.names?.at(-1)) : inner;
  }
  if ("CoalesceExpr" in node) return "coalesce";
  if ("CaseExpr" in node) {
    const inner = nameOf(node.CaseExpr.defresult);
    return inner === "?column?" ? "case" : inner;
  }
  if ("MinMaxExpr" in node) return node.MinMaxExpr.op === "IS_LEAST" ? "least" : "greatest";
  if ("A_ArrayExpr" in node) return "array";
  if ("RowExpr" in node) return "row";
  if ("SQLValueFunction" in node)
    return (node.SQLValueFunction.op ?? "")
      .replace(/^SVFOP_/, "")
      .replace(/_N$/, "")
      .toLowerCase();
  if ("A_Expr" in node) return node.A_Expr.kind === "AEXPR_NULLIF" ? "nullif" : "?column?";
  if ("SubLink" in node) return nameOfSubLink(node.SubLink);
  if ("A_Indirection" in node) {
    const field = stringOf(node.A_Indirection.indirection?.at(-1));
    return field === "" ? nameOf(node.A_Indirection.arg) : field;
  }
  return "?column?";
}

function nameOfSubLink(node: NodeOf<"SubLink">): string {
  if (node.subLinkType === "EXISTS_SUBLINK") return "exists";
  if (node.subLinkType === "ARRAY_SUBLINK") return "array";
  if (node.subLinkType !== "EXPR_SUBLINK") return "?column?";
  const { name, val } = unwrap(unwrap(node.subselect, "SelectStmt")?.targetList?.[0], "ResTarget") ?? {};
  return name ?? nameOf(val);
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

function typeOfConstant(node: NodeOf<"A_Const">): string {
  if (node.boolval) return "boolean";
  if (node.ival) return "integer";
  if (node.fval) return /^\d{10,19}$/.test(node.fval.fval ?? "") ? "bigint" : "numeric";
  return "text";
}

function typeOfValueFunction(op: string): string {
  if (op.startsWith("SVFOP_CURRENT_TIMESTAMP")) return "timestamp with time zone";
  if (op.startsWith("SVFOP_LOCALTIMESTAMP")) return "timestamp without time zone";
  if (op.startsWith("SVFOP_CURRENT_TIME")) return "time with time zone";
  if (op.startsWith("SVFOP_LOCALTIME")) return "time without time zone";
  return op === "SVFOP_CURRENT_DATE" ? "date" : "name";
}

function typeOfSubLink(node: NodeOf<"SubLink">, scope: Scope): string {
  const [column] = readSelect(unwrap(node.subselect, "SelectStmt") ?? {}, scope);
  if (node.subLinkType === "EXPR_SUBLINK") return column?.type ?? unknown;
  return node.subLinkType === "ARRAY_SUBLINK" ? `${column?.type ?? unknown}[]` : "boolean";
}

function typeOfColumn(node: NodeOf<"ColumnRef">, scope: Scope): string {
  const fields = node.fields ?? [];
  const found = findSource(stringOf(fields.at(-1)), fields.length > 1 ? stringOf(fields.at(-2)) : null, scope);
  return found?.type ?? unknown;
}

type Found = { readonly type: string; readonly relation: Source["relation"]; readonly name: string };

function findSource(name: string, alias: string | null, scope: Scope): Found | undefined {
  for (const source of scope.sources) {
    if (alias !== null && source.alias !== alias) continue;
    const column = source.columns.find((each) => each.name === name);
    if (column) return { type: column.type, relation: source.relation, name };
    const isOutside = source.relation && !source.isComplete && (alias !== null || scope.sources.length === 1);
    if (isOutside && source.relation) {
      const type = platformColumnType(source.relation.schema, source.relation.name, name) ?? unknown;
      return { type, relation: source.relation, name };
    }
  }
  return scope.outer ? findSource(name, alias, scope.outer) : undefined;
}

function noteUse(scope: Scope, relation: { schema: string; name: string }, column: string | null): void {
  const key = JSON.stringify([relation.schema, relation.name]);
  const names = scope.uses.get(key) ?? new Set();
  if (column !== null) names.add(column);
  scope.uses.set(key, names);
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
      const found = findSource(stringOf(fields.at(-1)), fields.length > 1 ? stringOf(fields.at(-2)) : null, scope);
      if (found?.relation) noteUse(scope, found.relation, found.name);
      return;
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(node);
}
