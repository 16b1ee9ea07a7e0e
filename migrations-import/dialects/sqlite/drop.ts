import type { DropIndexStmt, DropTableStmt, DropTriggerStmt, DropViewStmt, QualifiedName } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { isRowid } from "./analyses";
import {
  type Context,
  constraintsOf,
  findTable,
  isInMain,
  refuse,
  refuseUnknown,
  schemaName,
  setTemporary,
  type Table,
  type TemporaryKind,
} from "./context";
import { refreshViews } from "./create-view";
import { forgetTarget } from "./foreign-keys";
import { keyDetailsOf } from "./key-text";
import { isSameName } from "./names";
import { formerName, keepOrdinals, rememberOrdinals } from "./ordinals";
import { isStatistics } from "./reserved-names";
import { shadowOf } from "./shadow-tables";

/** `DROP TABLE` (https://sqlite.org/lang_droptable.html): indexes and triggers go with it, views and foreign keys stay. */
export function dropTable(context: Context<DropTableStmt>): StatementEnd {
  const { stmt, session } = context;
  const name = stmt.tblName.objName.text;
  if (isElsewhere(context, stmt.tblName)) return "no effect";
  const table = findTable(context, name);
  if (!table) return dropUnseen(context, name);
  if (table.definition.kind === "view") return refuseKind(context, name, "view", "DROP VIEW");
  const former = formerName(context, table.name);
  rememberOrdinals(context, table, former);
  removeParts(context, table);
  session.ledger.remove(table.id);
  const successor = findTable(context, former);
  if (successor) keepOrdinals(context, successor);
  forgetTarget(context, name);
  refreshViews(context, name);
  return "applied";
}

/** What is there and not in the catalog: tables of SQLite's own, of which only statistics can be dropped, and of modules. */
function dropUnseen(context: Context<DropTableStmt>, name: string): StatementEnd {
  if (isStatistics(name)) return "no effect";
  const isLasting =
    /^sqlite_(temp_)?(master|schema)$/i.test(name) || (isSameName(name, "sqlite_sequence") && isCounting(context));
  if (isLasting) {
    const message = `SQLite keeps ${name} for itself.`;
    return refuse(context, "INVALID_STATEMENT", message, "Take the statement out.");
  }
  return context.stmt.ifExists || shadowOf(context, name) ? "no effect" : refuseUnknown(context, "table", name);
}

/** Whether a table has AUTOINCREMENT, for which SQLite keeps `sqlite_sequence`. */
function isCounting({ session: { ledger } }: Context): boolean {
  return ledger.ofKind("constraint").some(({ definition }) => keyDetailsOf(definition).autoincrement);
}

/** The parts first, each for itself: where the table lives on in a rebuilt one, what did not come along was dropped. */
function removeParts({ session: { ledger } }: Context, table: Table): void {
  for (const kind of ["trigger", "index", "constraint", "column"] as const) {
    for (const part of ledger.children(table.id, kind)) ledger.remove(part.id);
  }
}

/** `DROP VIEW` (https://sqlite.org/lang_dropview.html). */
export function dropView(context: Context<DropViewStmt>): StatementEnd {
  const { stmt, session } = context;
  const name = stmt.viewName.objName.text;
  if (isElsewhere(context, stmt.viewName)) return "no effect";
  const view = findTable(context, name);
  if (!view) return stmt.ifExists ? "no effect" : refuseUnknown(context, "view", name);
  if (view.definition.kind !== "view") return refuseKind(context, name, "table", "DROP TABLE");
  session.ledger.remove(view.id);
  refreshViews(context, name);
  return "applied";
}

/** `DROP INDEX` (https://sqlite.org/lang_dropindex.html). */
export function dropIndex(context: Context<DropIndexStmt>): StatementEnd {
  const { idxName, ifExists } = context.stmt;
  if (isOfKey(context, idxName.objName.text)) {
    const message = `SQLite keeps ${idxName.objName.text} for a key of its table.`;
    return refuse(context, "INVALID_STATEMENT", message, "Build the table anew without the key.");
  }
  return dropNamed(context, "index", idxName, ifExists);
}

/** `DROP TRIGGER` (https://sqlite.org/lang_droptrigger.html). */
export function dropTrigger(context: Context<DropTriggerStmt>): StatementEnd {
  return dropNamed(context, "trigger", context.stmt.triggerName, context.stmt.ifExists);
}

/** Whether SQLite made an index for a key, and named it after the table and by number. */
function isOfKey(context: Context, name: string): boolean {
  const [, owner = "", number = ""] = /^sqlite_autoindex_(.+)_(\d+)$/i.exec(name) ?? [];
  const table = findTable(context, owner);
  const keys = table && constraintsOf(context, table).map(({ definition }) => definition.type);
  const unique = keys?.filter((type) => type === "unique").length ?? 0;
  const primary = table && keys?.includes("primary key") && !isRowid(context, table) ? 1 : 0;
  return Number(number) > 0 && Number(number) <= unique + primary;
}

function dropNamed(context: Context, kind: "index" | "trigger", named: QualifiedName, ifExists: boolean): StatementEnd {
  const name = named.objName.text;
  if (isElsewhere(context, named, kind)) return "no effect";
  const object = context.session.ledger.find(kind, { schema: schemaName }, name);
  if (!object) return ifExists ? "no effect" : refuseUnknown(context, kind, name);
  context.session.ledger.remove(object.id);
  if (kind === "index") refreshViews(context, name);
  return "applied";
}

/** A temporary object of that name is forgotten, so that the name means the one in the schema again. */
function isElsewhere(context: Context, name: QualifiedName, kind: TemporaryKind = "table"): boolean {
  if (isInMain(context, name, kind)) return false;
  if (!name.dbName || isSameName(name.dbName.text, "temp")) setTemporary(context, name.objName.text, false, kind);
  return true;
}

function refuseKind(context: Context, name: string, kind: string, statement: string): StatementEnd {
  return refuse(context, "INVALID_STATEMENT", `${name} is a ${kind}.`, `Use ${statement}.`);
}
