import type { QualifiedName, Stmt } from "sqlite3-parser";
import type { CatalogObjectOf } from "../../model/catalog-object";
import type { DiagnosticCode } from "../../model/diagnostic";
import type { Session } from "../../replay/session";
import type { StatementEnd } from "../dialect";
import { foldName, isSameName } from "./names";
import type { SqlNode } from "./sql-node";

/** One statement being folded. */
export type Context<S extends Stmt = Stmt> = SqlNode<S> & { readonly session: Session };

export type Table = CatalogObjectOf<"table">;
export type Column = CatalogObjectOf<"column">;
export type Constraint = CatalogObjectOf<"constraint">;
export type Trigger = CatalogObjectOf<"trigger">;

/** The only schema of the catalog; `temp` and attached databases are not part of it. */
export const schemaName = "main";

/** Reports why a statement has no effect here although it should; the replay then leaves the catalog as it was. */
export function refuse(
  { session }: Pick<Context, "session">,
  code: DiagnosticCode,
  message: string,
  hint: string,
): StatementEnd {
  session.report("error", code, message, hint);
  return "not understood";
}

/** Whether a name lies in the catalog: not in `temp` or an attached database, and not a temporary object's. */
export function isInMain(
  { session }: Pick<Context, "session">,
  name: QualifiedName,
  kind: TemporaryKind = "table",
): boolean {
  if (name.dbName) return isSameName(name.dbName.text, schemaName);
  return !isTemporary({ session }, name.objName.text, kind);
}

/** What has names of its own: tables have theirs with views. */
export type TemporaryKind = "table" | "index" | "trigger";

/** Whether a statement makes something that lives only as long as the connection. */
export function makesTemporary(temporary: boolean, { dbName }: QualifiedName): boolean {
  return temporary || (dbName !== undefined && isSameName(dbName.text, "temp"));
}

/** Whether something that is made under a name lies in the catalog: what is temporary takes no names from it. */
export function isMadeInMain({ dbName }: QualifiedName): boolean {
  return !dbName || isSameName(dbName.text, schemaName);
}

/** Refuses what is temporary and yet to lie elsewhere; null where it is not. */
export function refusePlaced(
  context: Pick<Context, "session">,
  temporary: boolean,
  { dbName, objName }: QualifiedName,
) {
  if (!temporary || !dbName || isSameName(dbName.text, "temp")) return null;
  const message = `SQLite makes nothing temporary in ${dbName.text}, as ${objName.text} is to be.`;
  return refuse(context, "INVALID_STATEMENT", message, "Take one of the two out of the statement.");
}

/** Whether a name is that of an object that lives only as long as the connection. */
export function isTemporary(
  { session }: Pick<Context, "session">,
  name: string,
  kind: TemporaryKind = "table",
): boolean {
  return session.settings.has(temporaryKey(kind, name));
}

/** Remembers (or forgets) an object that lives only as long as the connection. */
export function setTemporary(
  { session }: Pick<Context, "session">,
  name: string,
  isTemporary: boolean,
  kind: TemporaryKind = "table",
): void {
  if (isTemporary) session.settings.set(temporaryKey(kind, name), "yes");
  else session.settings.delete(temporaryKey(kind, name));
}

function temporaryKey(kind: TemporaryKind, name: string): string {
  return `temporary ${kind} ${foldName(name)}`;
}

/** The table or view of a name. */
export function findTable({ session }: Pick<Context, "session">, name: string): Table | undefined {
  return session.ledger.find("table", { schema: schemaName }, name);
}

/** The columns of a table in their order. */
export function columnsOf({ session }: Pick<Context, "session">, table: Table): Column[] {
  const columns = session.ledger.children(table.id, "column");
  return [...columns].sort((a, b) => a.definition.ordinal - b.definition.ordinal);
}

export function constraintsOf({ session }: Pick<Context, "session">, table: Table): readonly Constraint[] {
  return session.ledger.children(table.id, "constraint");
}

/** Says that a table is not there. */
export function refuseUnknown(context: Pick<Context, "session">, what: string, name: string): StatementEnd {
  return refuse(
    context,
    "UNKNOWN_OBJECT",
    `There is no ${what} ${name} at this point.`,
    "Check that the migration that creates it is part of the import and comes earlier.",
  );
}

/** Says that a name is taken. */
export function refuseTaken(context: Pick<Context, "session">, what: string, name: string): StatementEnd {
  return refuse(
    context,
    "DUPLICATE_OBJECT",
    `There is already ${what === "index" ? "an" : "a"} ${what} ${name} at this point.`,
    "Check that no migration is part of the import twice.",
  );
}
