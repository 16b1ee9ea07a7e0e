import { type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { systemTable } from "../system-tables/index";
import type { SystemTable } from "../system-tables/system-table";

/** A system table in FROM, by the name it goes by. */
export type Source = {
  readonly alias: string;
  readonly table: SystemTable;
  readonly isOptional: boolean;
  readonly on: readonly Node[];
  readonly using: readonly string[];
};

/** Only running would tell. */
export class Unreadable extends Error {}

/** Whether a query is one SELECT that only filters, sorts and limits. */
export function isPlain(select: NodeOf<"SelectStmt">): boolean {
  const { op, withClause, groupClause, havingClause, windowClause, limitOffset, valuesLists, intoClause } = select;
  const isSingle = op === undefined || op === "SETOP_NONE";
  return (
    isSingle &&
    ![withClause, groupClause, havingClause, windowClause, limitOffset, valuesLists, intoClause].some(Boolean)
  );
}

/** What stands in FROM. Throws `Unreadable` where it is not system tables, or joined in a way that is not followed. */
export function sourcesIn(from: Node, isOptional: boolean): readonly Source[] {
  const range = unwrap(from, "RangeVar");
  if (range) {
    const table = systemTable(range.schemaname ?? null, range.relname ?? "");
    if (!table || range.alias?.colnames) throw new Unreadable();
    return [{ alias: range.alias?.aliasname ?? range.relname ?? "", table, isOptional, on: [], using: [] }];
  }
  const join = unwrap(from, "JoinExpr");
  const isOuter = join?.jointype === "JOIN_LEFT";
  if (!join?.larg || !join.rarg || join.isNatural || join.alias) throw new Unreadable();
  if (!isOuter && join.jointype !== "JOIN_INNER") throw new Unreadable();
  const left = sourcesIn(join.larg, isOptional);
  const [right, ...others] = sourcesIn(join.rarg, isOptional || isOuter);
  if (!right || others.length > 0) throw new Unreadable();
  const using = stringsOf(join.usingClause);
  return [...left, { ...right, on: conjuncts(join.quals), using }];
}

/** The conditions that must all hold. */
export function conjuncts(node: Node | undefined): readonly Node[] {
  if (!node) return [];
  const all = unwrap(node, "BoolExpr");
  return all?.boolop === "AND_EXPR" ? (all.args ?? []).flatMap(conjuncts) : [node];
}

/** A column as it is written: the name of its table, if there is one, and its own. */
export function qualified(column: NodeOf<"ColumnRef"> | undefined): readonly [string | undefined, string | undefined] {
  const names = stringsOf(column?.fields);
  return names.length > 2 ? [undefined, undefined] : [names.length === 2 ? names[0] : undefined, names.at(-1)];
}
