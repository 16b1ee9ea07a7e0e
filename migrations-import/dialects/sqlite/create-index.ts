import type { CreateIndexStmt, Expr, SortedColumn } from "sqlite3-parser";
import type { Definitions } from "../../model/catalog-object";
import type { StatementEnd } from "../dialect";
import { analyseStoredIndex } from "./analyses";
import {
  type Context,
  columnsOf,
  findTable,
  isMadeInMain,
  isTemporary,
  refuse,
  refuseTaken,
  refuseUnknown,
  schemaName,
  setTemporary,
  type Table,
} from "./context";
import { refreshViews } from "./create-view";
import { prohibitedIn } from "./expression-rules";
import { findNamed, refuseReserved } from "./free-name";
import { isSameName } from "./names";
import { parseStatement } from "./parse-statement";
import { isReserved } from "./reserved-names";
import { textOf } from "./sql-node";
import { markTable, stringMarkBy } from "./string-marks";

/** `CREATE INDEX` (https://sqlite.org/lang_createindex.html). */
export function createIndex(context: Context<CreateIndexStmt>): StatementEnd {
  const { stmt, session, text } = context;
  const name = stmt.idxName.objName.text;
  if (!isMadeInMain(stmt.idxName)) return "no effect";
  if (!stmt.idxName.dbName && isTemporary(context, stmt.tblName.text)) {
    setTemporary(context, name, true, "index");
    return "no effect";
  }
  const table = findTable(context, stmt.tblName.text);
  if (!table) return refuseUnknown(context, "table", stmt.tblName.text);
  const unfit = faultOfPlace(stmt, table);
  if (unfit !== null) return refuseFault(context, name, unfit);
  if (isReserved(name)) return refuseReserved(context, name);
  const taken = findNamed(context, name);
  if (taken) return stmt.ifNotExists && taken === "index" ? "no effect" : refuseTaken(context, taken, name);
  const fault = faultOfIndex(context, table);
  if (fault !== null) return refuseFault(context, name, fault);
  const stored = `CREATE ${stmt.unique ? "UNIQUE " : ""}INDEX ${text.slice(stmt.idxName.objName.span.offset)}`;
  const definition = indexDefinition(context, table, stored.replace(/[\s;]+$/, ""));
  if (!definition) return refuseUnknown(context, "table", stmt.tblName.text);
  session.ledger.insert({ kind: "index", parent: table.id, schema: schemaName, name, definition });
  refreshViews(context, name);
  return "applied";
}

function refuseFault(context: Context, name: string, fault: string): StatementEnd {
  return refuse(context, "INVALID_STATEMENT", `SQLite refuses the index ${name}: ${fault}.`, "Mend the statement.");
}

/** What SQLite looks at before it asks whether the index is there already. */
function faultOfPlace({ columns }: CreateIndexStmt, { definition: { kind } }: Table): string | null {
  if (columns.some(({ nulls }) => nulls)) return "NULLS FIRST and LAST are not for indexes";
  return kind === "table" ? null : `a ${kind} has no indexes`;
}

const prohibited = { subqueries: true, aggregates: true, chance: true, raise: true };

/** What SQLite does not allow of an index (https://sqlite.org/expridx.html, partialindex.html). */
function faultOfIndex(context: Context<CreateIndexStmt>, table: Table): string | null {
  const { stmt, text } = context;
  for (const { expr } of stmt.columns) {
    const fault = prohibitedIn(expr, { ...prohibited, qualified: true });
    if (fault !== null) return fault;
  }
  const inside = stmt.whereClause ? prohibitedIn(stmt.whereClause, prohibited) : null;
  const found = analyseStoredIndex(context, table, text);
  if (stringMarkBy(found).strings) markTable(context, table);
  return inside ?? found?.problems[0] ?? null;
}

/** The facts of an index, from its statement as SQLite stores it. Null where the text is no such statement. */
export function indexDefinition(context: Context, table: Table, stored: string): Definitions["index"] | null {
  const result = parseStatement(stored);
  if (result.status !== "ok" || result.root.type !== "CreateIndexStmt") return null;
  const stmt = result.root;
  const names = columnsOf(context, table).map((column) => column.name);
  return {
    unique: stmt.unique,
    method: "btree",
    columns: stmt.columns.map((term) => termText(term, stored, names)),
    where: stmt.whereClause ? textOf(stored, stmt.whereClause.span) : null,
    definition: stored,
    constraint: null,
    comment: null,
  };
}

/** A column's name, or the text of an expression. */
function termText({ expr }: SortedColumn, text: string, names: readonly string[]): string {
  const inner = innermost(expr);
  const written = inner.type === "Id" ? inner.name : inner.type === "StringLiteral" ? inner.value : null;
  if (written === null) return textOf(text, inner.span);
  return names.find((name) => isSameName(name, written)) ?? written;
}

/** Parentheses and a collation around a column leave it a column. */
function innermost(expr: Expr): Expr {
  if (expr.type === "CollateExpr") return innermost(expr.expr);
  const [only] = expr.type === "ParenthesizedExpr" && expr.exprs.length === 1 ? expr.exprs : [];
  if (!only) return expr;
  const inside = innermost(only);
  return inside.type === "Id" ? inside : expr;
}
