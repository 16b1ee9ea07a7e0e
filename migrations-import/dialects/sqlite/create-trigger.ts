import type { CreateTriggerStmt, TriggerEvent } from "sqlite3-parser";
import type { Definitions, TriggerTiming } from "../../model/catalog-object";
import type { StatementEnd } from "../dialect";
import { analyseStoredTrigger } from "./analyses";
import {
  type Context,
  findTable,
  isInMain,
  makesTemporary,
  refuse,
  refuseTaken,
  refuseUnknown,
  schemaName,
  setTemporary,
  type Table,
} from "./context";
import { elsewhereIn } from "./elsewhere";
import { prohibitedIn } from "./expression-rules";
import { refuseReserved } from "./free-name";
import { parseStatement } from "./parse-statement";
import { isReserved } from "./reserved-names";
import { endOf } from "./sql-node";
import { updateColumns } from "./trigger-columns";
import { unresolvedBy } from "./unresolved";

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
  if (makesTemporary(stmt.temporary, stmt.triggerName) || !isInMain(context, stmt.tblName)) {
    setTemporary(context, name, true);
    return "no effect";
  }
  if (!isInMain(context, stmt.triggerName)) return "no effect";
  if (isReserved(name)) return refuseReserved(context, name);
  if (session.ledger.find("trigger", { schema: schemaName }, name)) {
    return stmt.ifNotExists ? "no effect" : refuseTaken(context, "trigger", name);
  }
  const table = findTable(context, stmt.tblName.objName.text);
  if (!table) return refuseUnknown(context, "table or view", stmt.tblName.objName.text);
  const fault = faultOfTrigger(stmt, table);
  if (fault !== null)
    return refuse(context, "INVALID_STATEMENT", `SQLite refuses the trigger ${name}: ${fault}.`, "Mend the statement.");
  const body = text.slice(stmt.triggerName.objName.span.offset, endOf(stmt.span));
  const stored = `CREATE TRIGGER ${body.replace(/[\s;]+$/, "")}`;
  session.ledger.insert({
    kind: "trigger",
    parent: table.id,
    schema: schemaName,
    name,
    definition: withDoubt(context, triggerDefinition(stmt, stored)),
  });
  return "applied";
}

/** What SQLite does not allow of a trigger (https://sqlite.org/lang_createtrigger.html). */
function faultOfTrigger(stmt: CreateTriggerStmt, { definition: { kind } }: Table): string | null {
  const isInstead = stmt.time === "InsteadOf";
  if (kind === "virtual table") return "a virtual table has no triggers";
  if (kind === "view" && !isInstead) return "triggers on views are INSTEAD OF triggers";
  if (kind !== "view" && isInstead) return "INSTEAD OF triggers are for views";
  const qualified = stmt.commands.find((command) => command.type !== "SelectTriggerCmd" && command.tblName.dbName);
  if (qualified) return "a table that is written to has no schema in front of its name";
  const inside = stmt.commands.map((command) => prohibitedIn(command, {}) ?? elsewhereIn(command));
  return inside.find((fault) => fault !== null) ?? null;
}

function withDoubt(context: Context, definition: Definitions["trigger"]): Definitions["trigger"] {
  const doubt = unresolvedBy(analyseStoredTrigger(context, definition.definition));
  const extra = { ...updateColumns(definition), ...doubt };
  return Object.keys(extra).length === 0 ? definition : { ...definition, extra };
}

/** The facts of a trigger, from its statement as SQLite stores it. Null where the text is no such statement. */
export function storedTriggerDefinition(stored: string): Definitions["trigger"] | null {
  const result = parseStatement(stored);
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
