import type { CreateTriggerStmt, QualifiedName, TriggerEvent } from "sqlite3-parser";
import type { Definitions, TriggerTiming } from "../../model/catalog-object";
import type { StatementEnd } from "../dialect";
import { analyseStoredTrigger } from "./analyses";
import { brokenBy } from "./broken";
import {
  type Context,
  findTable,
  isMadeInMain,
  isTemporary,
  makesTemporary,
  refuse,
  refusePlaced,
  refuseTaken,
  refuseUnknown,
  schemaName,
  setTemporary,
  type Table,
} from "./context";
import { elsewhereIn } from "./elsewhere";
import { prohibitedIn } from "./expression-rules";
import { refuseReserved } from "./free-name";
import { isSameName } from "./names";
import { parseStatement } from "./parse-statement";
import { isReserved } from "./reserved-names";
import { endOf } from "./sql-node";
import { stringMarkBy } from "./string-marks";
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
  const misplaced = refusePlaced(context, stmt.temporary, stmt.triggerName);
  if (misplaced) return misplaced;
  const isOnTemporary = !stmt.triggerName.dbName && isOfTemporary(context, stmt.tblName);
  if (makesTemporary(stmt.temporary, stmt.triggerName) || isOnTemporary) {
    setTemporary(context, name, true, "trigger");
    return "no effect";
  }
  if (!isMadeInMain(stmt.triggerName)) return "no effect";
  if (!isMadeInMain(stmt.tblName)) return refuseFault(context, name, "its table is in another database");
  const table = findTable(context, stmt.tblName.objName.text);
  if (!table) return refuseUnknown(context, "table or view", stmt.tblName.objName.text);
  if (table.definition.kind === "virtual table") return refuseFault(context, name, "a virtual table has no triggers");
  if (isReserved(name)) return refuseReserved(context, name);
  if (session.ledger.find("trigger", { schema: schemaName }, name)) {
    return stmt.ifNotExists ? "no effect" : refuseTaken(context, "trigger", name);
  }
  const fault = faultOfTrigger(stmt, table);
  if (fault !== null) return refuseFault(context, name, fault);
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

function isOfTemporary(context: Context, { dbName, objName }: QualifiedName): boolean {
  return dbName ? isSameName(dbName.text, "temp") : isTemporary(context, objName.text);
}

function refuseFault(context: Context, name: string, fault: string): StatementEnd {
  return refuse(context, "INVALID_STATEMENT", `SQLite refuses the trigger ${name}: ${fault}.`, "Mend the statement.");
}

/** What SQLite does not allow of a trigger (https://sqlite.org/lang_createtrigger.html). */
function faultOfTrigger(stmt: CreateTriggerStmt, { definition: { kind } }: Table): string | null {
  const isInstead = stmt.time === "InsteadOf";
  if (kind === "view" && !isInstead) return "triggers on views are INSTEAD OF triggers";
  if (kind !== "view" && isInstead) return "INSTEAD OF triggers are for views";
  const qualified = stmt.commands.find((command) => command.type !== "SelectTriggerCmd" && command.tblName.dbName);
  if (qualified) return "a table that is written to has no schema in front of its name";
  const parts = [...(stmt.whenClause ? [stmt.whenClause] : []), ...stmt.commands];
  const inside = parts.map((part) => prohibitedIn(part, {}) ?? elsewhereIn(part));
  return inside.find((fault) => fault !== null) ?? null;
}

function withDoubt(context: Context, definition: Definitions["trigger"]): Definitions["trigger"] {
  const found = analyseStoredTrigger(context, definition.definition);
  const doubt = unresolvedBy(found);
  const extra = {
    ...stringMarkBy(found),
    ...updateColumns(definition),
    ...("unresolved" in doubt ? doubt : brokenBy(found)),
  };
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
