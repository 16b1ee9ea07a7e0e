import type { CreateTriggerStmt, Name, SetAssignment, TriggerCmd, Upsert } from "sqlite3-parser";
import { analyseChildren, analyseExpression } from "./expression";
import { analyseConditions, sourcesOf, tableSource } from "./from";
import { analyseQuery } from "./query";
import type { Frame, Scope, Source } from "./scope";

/** Finds what a trigger mentions: in its own table's NEW and OLD, and in what its body reads and writes. */
export function analyseTrigger(trigger: CreateTriggerStmt, outer: Scope): void {
  const table = tableSource(trigger.tblName, null, outer);
  const row = (name: string): Source => ({ ...table, name, isRow: true, isOwnName: false });
  const rows = { Insert: ["new"], Delete: ["old"], Update: ["new", "old"] }[eventOf(trigger)].map(row);
  const scope = { ...outer, frames: [frameOf(rows)] };
  if (trigger.event.type === "UpdateOfTriggerEvent") noteColumns(trigger.event.columns, table, scope);
  if (trigger.whenClause) analyseExpression(trigger.whenClause, scope);
  for (const command of trigger.commands) analyseCommand(command, scope);
}

function eventOf({ event }: CreateTriggerStmt): "Insert" | "Delete" | "Update" {
  if (event.type === "InsertTriggerEvent") return "Insert";
  return event.type === "DeleteTriggerEvent" ? "Delete" : "Update";
}

function frameOf(sources: readonly Source[]): Frame {
  return { sources, aliases: new Map() };
}

function analyseCommand(command: TriggerCmd, scope: Scope): void {
  if (command.type === "SelectTriggerCmd") {
    analyseQuery(command.select, scope);
    return;
  }
  const target = tableSource(command.tblName, command.tblName.alias?.text ?? null, { ...scope, common: new Map() });
  const inside = (...others: readonly Source[]) => ({
    ...scope,
    frames: [frameOf([target, ...others]), ...scope.frames],
  });
  if (command.type === "InsertTriggerCmd") {
    noteColumns(command.colNames ?? [], target, scope);
    analyseQuery(command.select, scope);
    if (command.upsert) analyseUpsert(command.upsert, target, inside({ ...target, name: "excluded", isRow: true }));
    return;
  }
  const from = command.type === "UpdateTriggerCmd" && command.from ? command.from : null;
  const inner = inside(...(from ? sourcesOf(from, scope) : []));
  if (command.type === "UpdateTriggerCmd") analyseSets(command.sets, target, inner);
  // A rename does not reach the conditions of joins here, and so breaks the trigger.
  const unreached = { ...inner, found: { ...inner.found, columns: [], tables: [], strings: [] } };
  if (from) analyseConditions(from, unreached);
  if (command.whereClause) analyseExpression(command.whereClause, inner);
}

/** A rename of the table reaches `excluded` too, which SQLite then has by the table's new name. */
function analyseUpsert(upsert: Upsert, target: Source, scope: Scope): void {
  if (upsert.index) analyseChildren(upsert.index, scope);
  if (upsert.doClause.type === "SetUpsertDo") {
    analyseSets(upsert.doClause.sets, target, scope);
    if (upsert.doClause.whereClause) analyseExpression(upsert.doClause.whereClause, scope);
  }
  if (upsert.next) analyseUpsert(upsert.next, target, scope);
}

function analyseSets(sets: readonly SetAssignment[], target: Source, scope: Scope): void {
  for (const { colNames, expr } of sets) {
    noteColumns(colNames, target, scope);
    analyseExpression(expr, scope);
  }
}

/** Columns that are written to, or waited for; whether they are there SQLite only looks when the trigger fires. */
function noteColumns(names: readonly Name[], { table }: Source, { found }: Scope): void {
  if (table === null) return;
  for (const { text, span } of names) found.columns.push({ table, column: text, span });
}
