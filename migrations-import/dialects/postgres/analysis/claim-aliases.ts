import { itemsOf, type Node, type NodeOf } from "../grammar/node";
import { nameOf } from "./result-names";

/** How the items of a FROM clause print: under a name that nothing further out or before has (`set_rtable_names`). */
export type ClaimedAliases = { readonly taken: ReadonlySet<string>; readonly print: (alias: string) => string };

/** Gives every item of a query's FROM clause the name it prints by. */
export function claimAliases(node: NodeOf<"SelectStmt">, outer: ReadonlySet<string>): ClaimedAliases {
  const aliases = (node.fromClause ?? []).flatMap(aliasesIn);
  if (aliases.length === 0) return { taken: outer, print: (alias) => alias };
  const taken = new Set(outer);
  const printed = new Map<string, string>();
  for (const alias of aliases) {
    const unique = uniqueAlias(alias, taken);
    taken.add(unique);
    if (!printed.has(alias)) printed.set(alias, unique);
  }
  return { taken, print: (alias) => printed.get(alias) ?? alias };
}

function uniqueAlias(name: string, taken: ReadonlySet<string>): string {
  let unique = name;
  for (let count = 1; taken.has(unique); count++) unique = `${name}_${count}`;
  return unique;
}

function aliasesIn(node: Node): readonly string[] {
  if ("RangeVar" in node) return [node.RangeVar.alias?.aliasname ?? node.RangeVar.relname ?? ""];
  if ("RangeSubselect" in node) return [node.RangeSubselect.alias?.aliasname ?? "unnamed_subquery"];
  if ("RangeFunction" in node) {
    const [call] = (node.RangeFunction.functions ?? []).flatMap((each) => itemsOf(each).slice(0, 1));
    return [node.RangeFunction.alias?.aliasname ?? nameOf(call)];
  }
  if ("JsonTable" in node) return [node.JsonTable.alias?.aliasname ?? "json_table"];
  if ("RangeTableFunc" in node) return [node.RangeTableFunc.alias?.aliasname ?? "xmltable"];
  if ("RangeTableSample" in node)
    return node.RangeTableSample.relation ? aliasesIn(node.RangeTableSample.relation) : [];
  if (!("JoinExpr" in node)) return [];
  const { larg, rarg, alias } = node.JoinExpr;
  const own = alias?.aliasname === undefined ? [] : [alias.aliasname];
  return [...(larg ? aliasesIn(larg) : []), ...(rarg ? aliasesIn(rarg) : []), ...own];
}

/** Whether a query reads from exactly one thing, so that its columns need no source in front. */
export function isSingle({ fromClause = [], larg }: NodeOf<"SelectStmt">): boolean {
  return !larg && fromClause.length === 1 && !("JoinExpr" in (fromClause[0] ?? {}));
}
