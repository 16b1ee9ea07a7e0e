import { type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { analyseChange } from "./analyse-change";
import { analyseSelect } from "./analyse-select";
import { renameColumns } from "./rename-columns";
import type { ResultColumn, Scope } from "./scope";

const nothingKnown = { columns: null, isWhole: false };

type Queries = ReadonlyMap<string, readonly ResultColumn[]>;

/** The queries of a WITH clause, each seeing those before it, a recursive one itself. */
export function analyseWith(
  clause: NodeOf<"WithClause"> | undefined,
  scope: Scope,
): { readonly clause: NodeOf<"WithClause"> | null; readonly queries: Queries } {
  if (!clause) return { clause: null, queries: scope.queries };
  const queries = new Map(scope.queries);
  const ctes = (clause.ctes ?? []).map((each) => {
    const table = unwrap(each, "CommonTableExpr");
    return table ? { CommonTableExpr: analyseQuery(table, clause.recursive ?? false, queries, scope) } : each;
  });
  return { clause: { ...clause, ctes }, queries };
}

function analyseQuery(
  table: NodeOf<"CommonTableExpr">,
  isRecursive: boolean,
  queries: Map<string, readonly ResultColumn[]>,
  scope: Scope,
): NodeOf<"CommonTableExpr"> {
  const name = table.ctename ?? "";
  const select = unwrap(table.ctequery, "SelectStmt");
  const given = stringsOf(table.aliascolnames);
  const learn = (columns: readonly ResultColumn[]) => queries.set(name, renameColumns(columns, given));
  const inner: Scope = { ...scope, queries };
  if (!select) {
    const { columns, isWhole } = (table.ctequery && analyseChange(table.ctequery, inner)) ?? nothingKnown;
    if (columns && isWhole) learn(columns);
    else {
      queries.delete(name);
      scope.analysis.isPartial = true;
    }
    return table;
  }
  const read = analyseSelect(select, inner, { isNamed: true, ...(isRecursive ? { onFirst: learn } : {}) });
  learn(read.columns);
  const ctequery: Node = { SelectStmt: read.select };
  return { ...table, ctequery };
}
