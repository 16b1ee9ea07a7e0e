import type { PragmaStmt } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import type { Context } from "./context";
import { foldName } from "./names";
import { textOf } from "./sql-node";

const tracked = new Set(["legacy_alter_table", "foreign_keys"]);

/** `PRAGMA`: changes no schema, but two of them decide what a rename rewrites. */
export function applyPragma(context: Context<PragmaStmt>): StatementEnd {
  const { stmt, session, text } = context;
  const name = foldName(stmt.name.objName.text);
  // Within a transaction SQLite passes over this one.
  if (name === "foreign_keys" && session.settings.has("transaction")) return "no effect";
  if (stmt.body && tracked.has(name)) session.settings.set(name, isOn(pragmaValue(stmt, text)) ? "on" : "off");
  return "no effect";
}

/** Whether a setting is one of the connection, which no ROLLBACK takes back. */
export function isPragma(setting: string): boolean {
  return tracked.has(setting);
}

/** Whether a table's rename reaches the foreign keys of others (https://sqlite.org/pragma.html#pragma_legacy_alter_table). */
export function renamesInForeignKeys({ session }: Pick<Context, "session">): boolean {
  return session.settings.get("legacy_alter_table") !== "on" || session.settings.get("foreign_keys") === "on";
}

/** Whether a table's rename reaches views and the bodies of triggers. */
export function renamesInViewsAndTriggers({ session }: Pick<Context, "session">): boolean {
  return session.settings.get("legacy_alter_table") !== "on";
}

function pragmaValue({ body }: PragmaStmt, text: string): string {
  return body ? foldName(textOf(text, body.value.span)).replace(/['"]/g, "") : "";
}

/** A number other than 0, of which SQLite keeps eight bits, or one of three words. */
function isOn(value: string): boolean {
  return /^\d/.test(value) ? Number.parseInt(value, 10) % 256 !== 0 : ["on", "yes", "true"].includes(value);
}
