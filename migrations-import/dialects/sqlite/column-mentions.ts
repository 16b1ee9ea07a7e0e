import {
  type AstNode,
  type CreateTriggerStmt,
  type FromClause,
  type Name,
  type Select,
  type SelectFrom,
  type SelectTable,
  type Span,
  type TriggerCmd,
  VisitorKeys,
} from "sqlite3-parser";
import { isSameName } from "./names";

/** A column of a table, looked for in a statement. `columnsOf` gives the names of any table's columns. */
export type SoughtColumn = {
  readonly table: string;
  readonly column: string;
  readonly columnsOf: (table: string) => readonly string[];
};

/** Something with columns in a scope; `columns` is null where they are not known. */
type Source = { readonly name: string | null; readonly isSought: boolean; readonly columns: readonly string[] | null };

type Walk = {
  readonly sought: SoughtColumn;
  /** From the innermost query outwards. */
  readonly scopes: readonly (readonly Source[])[];
  /** Names of common table expressions, which hide tables. */
  readonly hidden: readonly string[];
  readonly found: Span[];
};

/** Where a query mentions a column of a table. */
export function columnMentionsInSelect(select: Select, sought: SoughtColumn): readonly Span[] {
  const walk: Walk = { sought, scopes: [], hidden: [], found: [] };
  walkSelect(select, walk);
  return walk.found;
}

/** Where an expression over the sought table itself (a check, an index term) mentions the column. */
export function columnMentionsInExpression(expression: AstNode, sought: SoughtColumn): readonly Span[] {
  const walk: Walk = { sought, scopes: [[tableSource(sought.table, sought.table, sought, [])]], hidden: [], found: [] };
  walkNode(expression, walk);
  return walk.found;
}

/** Where a trigger mentions a column of a table: in its own table's NEW and OLD, and in what its body reads and writes. */
export function columnMentionsInTrigger(trigger: CreateTriggerStmt, sought: SoughtColumn): readonly Span[] {
  const table = trigger.tblName.objName.text;
  const row = ["new", "old"].map((name) => tableSource(table, name, sought, []));
  const walk: Walk = { sought, scopes: [row], hidden: [], found: [] };
  if (trigger.event.type === "UpdateOfTriggerEvent" && isSameName(table, sought.table))
    addNames(trigger.event.columns, walk);
  if (trigger.whenClause) walkNode(trigger.whenClause, walk);
  for (const command of trigger.commands) walkCommand(command, walk);
  return walk.found;
}

function walkCommand(command: TriggerCmd, walk: Walk): void {
  if (command.type === "SelectTriggerCmd") {
    walkSelect(command.select, walk);
    return;
  }
  const name = command.tblName.objName.text;
  const own = tableSource(name, name, walk.sought, walk.hidden);
  const excluded = command.type === "InsertTriggerCmd" ? [{ ...own, name: "excluded" }] : [];
  const from = command.type === "UpdateTriggerCmd" && command.from ? sourcesOf(command.from, walk) : [];
  if (command.type === "InsertTriggerCmd") {
    if (own.isSought) addNames(command.colNames ?? [], walk);
    walkSelect(command.select, walk);
  }
  const inner = { ...walk, scopes: [[own, ...excluded, ...from], ...walk.scopes] };
  for (const child of childrenOf(command)) {
    if (child.type !== "Select" && child.type !== "QualifiedName") walkNode(child, inner);
  }
}

function walkSelect(select: Select, outer: Walk): void {
  const ctes = select.with?.ctes ?? [];
  const walk = { ...outer, hidden: [...outer.hidden, ...ctes.map((table) => table.tblName.text)] };
  for (const table of ctes) walkSelect(table.select, walk);
  for (const core of [select.select, ...(select.compounds ?? []).map((compound) => compound.select)]) {
    const scopes = core.type === "SelectFrom" ? [sourcesIn(core, walk), ...walk.scopes] : walk.scopes;
    for (const child of childrenOf(core)) walkNode(child, { ...walk, scopes });
  }
  const first = select.select.type === "SelectFrom" ? sourcesIn(select.select, walk) : [];
  const inner = { ...walk, scopes: [first, ...walk.scopes] };
  for (const term of select.orderBy ?? []) if (!isAlias(term.expr, select)) walkNode(term, inner);
}

/** A name in ORDER BY that is an alias of the result means the alias. */
function isAlias(expr: AstNode, { select }: Select): boolean {
  if (expr.type !== "Id" || select.type !== "SelectFrom") return false;
  return select.columns.some(
    (column) => column.type === "ExprResultColumn" && column.alias && isSameName(column.alias.name.text, expr.name),
  );
}

function walkNode(node: AstNode, walk: Walk): void {
  switch (node.type) {
    case "Select":
      walkSelect(node, walk);
      return;
    case "Id":
      if (isSoughtName(node.name, walk)) walk.found.push(node.span);
      return;
    case "QualifiedExpr":
      if (isSameName(node.column.text, walk.sought.column) && sourceNamed(node.table.text, walk)?.isSought) {
        walk.found.push(node.column.span);
      }
      return;
    case "SetAssignment":
      if (walk.scopes[0]?.[0]?.isSought) addNames(node.colNames, walk);
      walkNode(node.expr, walk);
      return;
    case "UsingJoinConstraint":
      if (walk.scopes[0]?.some((source) => source.isSought)) addNames(node.columns, walk);
      return;
    default:
      for (const child of childrenOf(node)) if (!isFunctionName(child, node)) walkNode(child, walk);
  }
}

function addNames(names: readonly Name[], { sought, found }: Walk): void {
  for (const name of names) if (isSameName(name.text, sought.column)) found.push(name.span);
}

function isFunctionName(child: AstNode, parent: AstNode): boolean {
  return (parent.type === "FunctionCallExpr" || parent.type === "FunctionCallStarExpr") && parent.name === child;
}

/** A bare name means the innermost source that has such a column. */
function isSoughtName(name: string, { sought, scopes }: Walk): boolean {
  if (!isSameName(name, sought.column)) return false;
  const scope = scopes.find((sources) => sources.some((source) => hasColumn(source, name)));
  return scope?.find((source) => hasColumn(source, name))?.isSought ?? false;
}

function hasColumn({ columns, name: source }: Source, name: string): boolean {
  const isRow = source === "new" || source === "old" || source === "excluded";
  return !isRow && (columns?.some((column) => isSameName(column, name)) ?? false);
}

function sourceNamed(name: string, { scopes }: Walk): Source | undefined {
  return scopes.flat().find((source) => source.name !== null && isSameName(source.name, name));
}

function sourcesIn({ from }: SelectFrom, walk: Walk): Source[] {
  return from ? sourcesOf(from, walk) : [];
}

function sourcesOf(from: FromClause, walk: Walk): Source[] {
  const tables = [...(from.select ? [from.select] : []), ...(from.joins ?? []).map((join) => join.table)];
  return tables.flatMap((table) => sourcesOfTable(table, walk));
}

function sourcesOfTable(table: SelectTable, walk: Walk): Source[] {
  if (table.type === "SubSelectTable") return sourcesOf(table.from, walk);
  const alias = table.alias?.name.text ?? null;
  if (table.type === "SelectSelectTable") return [{ name: alias, isSought: false, columns: null }];
  const name = table.tblName.objName.text;
  return [tableSource(name, alias ?? name, walk.sought, walk.hidden)];
}

function tableSource(table: string, name: string, sought: SoughtColumn, hidden: readonly string[]): Source {
  const isHidden = hidden.some((each) => isSameName(each, table));
  return {
    name,
    isSought: !isHidden && isSameName(table, sought.table),
    columns: isHidden ? null : sought.columnsOf(table),
  };
}

function childrenOf(node: AstNode): AstNode[] {
  const keys: readonly string[] = keysByType[node.type] ?? [];
  const values = new Map<string, unknown>(Object.entries(node));
  return keys.flatMap((key) => [values.get(key)].flat()).filter(isNode);
}

const keysByType: { readonly [type: string]: readonly string[] } = VisitorKeys;

function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "type" in value && "span" in value;
}
