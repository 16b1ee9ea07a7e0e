import { type CreateTriggerStmt, parseStmt, type TriggerEvent } from "sqlite3-parser";
import type { Definitions, TriggerTiming } from "../../model/catalog-object";
import type { StatementEnd } from "../dialect";
import { type Context, findTable, isInMain, refuseTaken, refuseUnknown, schemaName, setTemporary } from "./context";

const timings: { readonly [time: string]: TriggerTiming } = {
  Before: "BEFORE",
  After: "AFTER",
  InsteadOf: "INSTEAD OF",
};

const events: { readonly [Type in TriggerEvent["type"]]: string } = {
  DeleteTriggerEvent: "DELETE",
  InsertTriggerEvent: "INSERT",
  UpdateTriggerEvent: "UPDATE",
  UpdateOfTriggerEvent: "UPDATE",
};

/** `CREATE TRIGGER` (https://sqlite.org/lang_createtrigger.html). */
export function createTrigger(context: Context<CreateTriggerStmt>): StatementEnd {
  const { stmt, session, text } = context;
  const name = stmt.triggerName.objName.text;
  if (stmt.temporary || !isInMain(context, stmt.tblName)) {
    setTemporary(context, name, true);
    return "no effect";
  }
  if (!isInMain(context, stmt.triggerName)) return "no effect";
  if (session.ledger.find("trigger", { schema: schemaName }, name)) {
    return stmt.ifNotExists ? "no effect" : refuseTaken(context, "trigger", name);
  }
  const table = findTable(context, stmt.tblName.objName.text);
  if (!table) return refuseUnknown(context, "table or view", stmt.tblName.objName.text);
  const stored = `CREATE TRIGGER ${text.slice(stmt.triggerName.objName.span.offset).replace(/[\s;]+$/, "")}`;
  session.ledger.insert({
    kind: "trigger",
    parent: table.id,
    schema: schemaName,
    name,
    definition: triggerDefinition(stmt, stored),
  });
  return "applied";
}

/** The facts of a trigger, from its statement as SQLite stores it. Null where the text is no such statement. */
export function storedTriggerDefinition(stored: string): Definitions["trigger"] | null {
  const result = parseStmt(stored);
  return result.status === "ok" && result.root.type === "CreateTriggerStmt"
    ? triggerDefinition(result.root, stored)
    : null;
}

function triggerDefinition(stmt: CreateTriggerStmt, stored: string): Definitions["trigger"] {
  const { event } = stmt;
  return {
    timing: timings[stmt.time ?? "Before"] ?? "BEFORE",
    events: [events[event.type]],
    level: "row",
    function: null,
    enabled: true,
    definition: stored,
    comment: null,
    ...(event.type === "UpdateOfTriggerEvent" ? { extra: { columns: event.columns.map((name) => name.text) } } : {}),
  };
}
