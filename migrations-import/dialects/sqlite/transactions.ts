import type { BeginStmt, CommitStmt, ReleaseStmt, RollbackStmt, SavepointStmt } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { type Context, refuseUnknown } from "./context";
import { foldName } from "./names";
import { isPragma } from "./settings";

type Settings = readonly (readonly [string, string])[];

/** A transaction of a file: what was remembered when it began, and its savepoints, the innermost last. */
type Transaction = {
  readonly before: Settings;
  /** Begun by a savepoint, and so ended by its release. */
  readonly isImplicit: boolean;
  readonly savepoints: readonly { readonly name: string; readonly settings: Settings }[];
};

const key = "transaction";

/** `BEGIN`; one within a transaction, which SQLite refuses, changes nothing. */
export function begin(context: Context<BeginStmt>): StatementEnd {
  if (!openIn(context)) start(context, false);
  return "no effect";
}

/** `COMMIT` and `END`; outside of a transaction they end one that the tool began. */
export function commit({ session }: Context<CommitStmt>): StatementEnd {
  session.ledger.undo.commit();
  session.settings.delete(key);
  return "no effect";
}

/** `SAVEPOINT` (https://sqlite.org/lang_savepoint.html). */
export function savepoint(context: Context<SavepointStmt>): StatementEnd {
  const { session, stmt } = context;
  const open = openIn(context) ?? start(context, true);
  session.ledger.undo.savepoint(markAt(open.savepoints.length));
  const name = foldName(stmt.savepointName.text);
  keep(context, { ...open, savepoints: [...open.savepoints, { name, settings: remembered(context) }] });
  return "no effect";
}

/** `RELEASE` forgets a savepoint and those within it. */
export function release(context: Context<ReleaseStmt>): StatementEnd {
  const { session, stmt } = context;
  const open = openIn(context);
  const index = open?.savepoints.findLastIndex(({ name }) => name === foldName(stmt.savepointName.text)) ?? -1;
  if (!open || index < 0) return refuseUnknown(context, "savepoint", stmt.savepointName.text);
  if (index > 0 || !open.isImplicit) keep(context, { ...open, savepoints: open.savepoints.slice(0, index) });
  else {
    session.ledger.undo.commit();
    session.settings.delete(key);
  }
  return "no effect";
}

/** `ROLLBACK` takes back what the transaction did; with `TO`, what was done since a savepoint, which stays. */
export function rollback(context: Context<RollbackStmt>): StatementEnd {
  const { session, stmt } = context;
  const open = openIn(context);
  if (stmt.savepointName) return rollbackTo(context, stmt.savepointName.text, open);
  session.ledger.undo.rollback();
  if (open) restore(context, open.before);
  return "no effect";
}

function rollbackTo(context: Context, to: string, open: Transaction | null): StatementEnd {
  const index = open?.savepoints.findLastIndex(({ name }) => name === foldName(to)) ?? -1;
  const point = open?.savepoints[index];
  if (!open || !point) return refuseUnknown(context, "savepoint", to);
  context.session.ledger.undo.rollbackTo(markAt(index));
  restore(context, point.settings);
  keep(context, { ...open, savepoints: open.savepoints.slice(0, index + 1) });
  return "no effect";
}

function start(context: Context, isImplicit: boolean): Transaction {
  context.session.ledger.undo.beginTransaction();
  const open = { before: remembered(context), isImplicit, savepoints: [] };
  keep(context, open);
  return open;
}

function markAt(depth: number): string {
  return String(depth);
}

/** What would be undone: all but the transaction itself, and settings of the connection. */
function remembered({ session }: Context): Settings {
  return [...session.settings].filter(([name]) => name !== key && !isPragma(name));
}

function restore(context: Context, settings: Settings): void {
  for (const [name] of remembered(context)) context.session.settings.delete(name);
  context.session.settings.delete(key);
  for (const [name, value] of settings) context.session.settings.set(name, value);
}

function keep({ session }: Context, open: Transaction): void {
  session.settings.set(key, JSON.stringify(open));
}

function openIn({ session }: Context): Transaction | null {
  const text = session.settings.get(key);
  return text === undefined ? null : (JSON.parse(text) as Transaction);
}
