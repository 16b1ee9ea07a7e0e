import { type CreateIndexStmt, parseStmt, type SortedColumn } from "sqlite3-parser";
import type { Definitions } from "../../model/catalog-object";
import type { StatementEnd } from "../dialect";
import {
  type Context,
  columnsOf,
  findTable,
  isInMain,
  refuseTaken,
  refuseUnknown,
  schemaName,
  type Table,
} from "./context";
import { isSameName } from "./names";
import { textOf } from "./sql-node";

/** `CREATE INDEX` (https://sqlite.org/lang_createindex.html). */
export function createIndex(context: Context<CreateIndexStmt>): StatementEnd {
  const { stmt, session, text } = context;
  const name = stmt.idxName.objName.text;
  if (!isInMain(context, stmt.idxName) || !isInMain(context, asQualified(stmt))) return "no effect";
  if (session.ledger.find("index", { schema: schemaName }, name)) {
    return stmt.ifNotExists ? "no effect" : refuseTaken(context, "index", name);
  }
  const table = findTable(context, stmt.tblName.text);
  if (!table) return refuseUnknown(context, "table", stmt.tblName.text);
  const stored = `CREATE ${stmt.unique ? "UNIQUE " : ""}INDEX ${text.slice(stmt.idxName.objName.span.offset)}`;
  const definition = indexDefinition(context, table, stored.replace(/[\s;]+$/, ""));
  if (!definition) return refuseUnknown(context, "table", stmt.tblName.text);
  session.ledger.insert({ kind: "index", parent: table.id, schema: schemaName, name, definition });
  return "applied";
}

/** The facts of an index, from its statement as SQLite stores it. Null where the text is no such statement. */
export function indexDefinition(context: Context, table: Table, stored: string): Definitions["index"] | null {
  const result = parseStmt(stored);
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
  const inner = expr.type === "CollateExpr" ? expr.expr : expr;
  const written = inner.type === "Id" ? inner.name : inner.type === "StringLiteral" ? inner.value : null;
  if (written === null) return textOf(text, inner.span);
  return names.find((name) => isSameName(name, written)) ?? written;
}

function asQualified({ tblName }: CreateIndexStmt): CreateIndexStmt["idxName"] {
  return { type: "QualifiedName", dbName: undefined, objName: tblName, alias: undefined, span: tblName.span };
}
