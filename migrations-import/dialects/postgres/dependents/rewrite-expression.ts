import { type Node, type NodeOf, stringOf, stringsOf, unwrap, walk } from "../grammar/node";
import { parseExpression, parseStatement } from "../grammar/parse-statements";
import { plainPrinter, print } from "../printing/print-expression";

/** Changes a parsed expression in place; gives whether it changed anything. */
export type Rewrite = (node: Node) => boolean;

/** An expression's text after a rewrite; the very text where nothing changed or it cannot be read. */
export function rewriteExpression(text: string, rewrite: Rewrite): string {
  const node = parseExpression(text);
  return node && rewrite(node) ? print(node, plainPrinter) : text;
}

/** As {@link rewriteExpression}, for the text of a query. */
export function rewriteQuery(text: string, rewrite: Rewrite): string {
  const node = parseStatement(text);
  return node && rewrite(node) ? print(node, plainPrinter) : text;
}

/** Renames a column in an expression over its own table; inside queries only where they name the table in front. */
export function renameColumnRefs(table: string, from: string, to: string): Rewrite {
  return (node) => {
    let hasChanged = false;
    walk(node, (inner) => {
      if (!("ColumnRef" in inner)) return;
      const fields = inner.ColumnRef.fields ?? [];
      const last = fields.at(-1);
      const isOwn = fields.length === 1 || stringOf(fields.at(-2)) === table;
      if (!isOwn || stringOf(last) !== from) return;
      inner.ColumnRef.fields = [...fields.slice(0, -1), { String: { sval: to } }];
      hasChanged = true;
    });
    return hasChanged;
  };
}

/**
 * Renames a column wherever a query reads it from its table; a view's own column keeps its name, and so does a column that a join
 * merges by it: the table's columns, `columns` by their new names, are given there as they were.
 */
export function renameColumnInQueries(
  schema: string,
  table: string,
  from: string,
  to: string,
  columns: readonly string[] = [],
): Rewrite {
  const former = columns.map((name) => ({ String: { sval: name === to ? from : name } }));
  return (node) => {
    let hasChanged = false;
    const visit = (select: NodeOf<"SelectStmt">): void => {
      // United queries stand inside the one that unites them without a tag of their own.
      for (const arm of [select.larg, select.rarg]) if (arm) visit(arm);
      const place = { schema, name: table };
      const kept = former.length > 0 ? keepMerged(select.fromClause, place, from, former) : new Set<Alias>();
      hasChanged ||= kept.size > 0;
      const aliases = aliasesOf(select.fromClause, place, (given) => {
        const follows = !kept.has(given) && renameGiven(given, columns.indexOf(to), from, to);
        hasChanged ||= follows;
        return !follows;
      });
      if (aliases.size === 0) return;
      keepOutputName(select, aliases, from);
      hasChanged = renameQualified({ SelectStmt: select }, aliases, from, to) || hasChanged;
      dropOutputName(select, aliases, to);
    };
    walk(node, (inner) => {
      if ("SelectStmt" in inner) visit(inner.SelectStmt);
    });
    return hasChanged;
  };
}

type Place = { readonly schema: string; readonly name: string };

type Alias = NodeOf<"Alias">;

/** What a table goes by in a FROM clause; where an alias names its columns, only if `isOther` says that they follow. */
function aliasesOf(from: readonly Node[] | undefined, table: Place, isOther: (given: Alias) => boolean): Set<string> {
  const aliases = new Set<string>();
  walk(from ?? [], (inner, tag) => {
    if (tag === "SelectStmt") return false;
    if (!("RangeVar" in inner)) return;
    const { relname = "", schemaname = "public", alias } = inner.RangeVar;
    if (relname !== table.name || schemaname !== table.schema || (alias?.colnames && isOther(alias))) return;
    aliases.add(alias?.aliasname ?? relname);
  });
  return aliases;
}

/** Among the names an alias gives columns, one that is the column's own changes with it. */
function renameGiven(alias: Alias, at: number, from: string, to: string): boolean {
  if (stringOf(alias.colnames?.[at]) !== from) return false;
  alias.colnames = (alias.colnames ?? []).map((each, index) => (index === at ? { String: { sval: to } } : each));
  return true;
}

/** Names the columns of a table that a join merges by a name (`set_using_names`); gives the aliases that do. */
function keepMerged(value: unknown, table: Place, name: string, columns: readonly Node[]): ReadonlySet<Alias> {
  const kept = new Set<Alias>();
  walk(value, (inner, tag) => {
    if (tag === "SelectStmt") return false;
    if (!("JoinExpr" in inner) || !stringsOf(inner.JoinExpr.usingClause).includes(name)) return;
    walk([inner.JoinExpr.larg, inner.JoinExpr.rarg], (side, sideTag) => {
      if (sideTag === "SelectStmt") return false;
      if (!("RangeVar" in side)) return;
      const { relname = "", schemaname = "public", alias } = side.RangeVar;
      if (relname !== table.name || schemaname !== table.schema || alias?.colnames) return;
      const given: Alias = { aliasname: alias?.aliasname ?? relname, colnames: [...columns] };
      side.RangeVar.alias = given;
      kept.add(given);
    });
  });
  return kept;
}

function isColumn(node: Node | undefined, aliases: ReadonlySet<string>, name: string): boolean {
  if (!node || !("ColumnRef" in node)) return false;
  const fields = node.ColumnRef.fields ?? [];
  const isOwn = fields.length === 1 || aliases.has(stringOf(fields.at(-2)));
  return isOwn && stringOf(fields.at(-1)) === name;
}

function keepOutputName(select: NodeOf<"SelectStmt">, aliases: ReadonlySet<string>, name: string): void {
  for (const target of select.targetList ?? []) {
    if (!("ResTarget" in target) || target.ResTarget.name) continue;
    if (isColumn(target.ResTarget.val, aliases, name)) target.ResTarget.name = name;
  }
}

/** A result that is called as its column is by now needs no name of its own. */
function dropOutputName(select: NodeOf<"SelectStmt">, aliases: ReadonlySet<string>, name: string): void {
  for (const target of select.targetList ?? []) {
    if (!("ResTarget" in target) || target.ResTarget.name !== name) continue;
    if (isColumn(target.ResTarget.val, aliases, name)) delete target.ResTarget.name;
  }
}

function renameQualified(select: Node, aliases: ReadonlySet<string>, from: string, to: string): boolean {
  let hasChanged = false;
  walk(select, (inner) => {
    if (!("ColumnRef" in inner) || !isColumn(inner, aliases, from)) return;
    inner.ColumnRef.fields = [...(inner.ColumnRef.fields ?? []).slice(0, -1), { String: { sval: to } }];
    hasChanged = true;
  });
  return hasChanged;
}

/** Gives another text to a constant of a type that names something, such as `'counter'::regclass`. */
export function renameConstant(type: string, from: string, to: string): Rewrite {
  return (node) => {
    let hasChanged = false;
    walk(node, (inner) => {
      if (!("TypeCast" in inner)) return;
      const { arg, typeName } = inner.TypeCast;
      const constant = unwrap(arg, "A_Const")?.sval;
      if (constant?.sval !== from || stringOf(typeName?.names?.at(-1)) !== type) return;
      constant.sval = to;
      hasChanged = true;
    });
    return hasChanged;
  };
}
