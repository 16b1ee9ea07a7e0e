import type { Definitions } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { findIn, needColumn, needRelation, type Table } from "../catalog/find-relation";
import { truncateName } from "../catalog/made-up-names";
import { creationSchema, searchPath } from "../catalog/search-path";
import { printTriggerCondition } from "../definitions/trigger-condition";
import { defineTrigger, type TriggerOptions } from "../definitions/trigger-definition";
import { contentsOf, type NodeOf, stringsOf } from "../grammar/node";
import { qualifyName, quoteName } from "../printing/quote";
import { refuse, refuseTaken } from "../refusal";
import { spreadTrigger } from "./partition-triggers";

type Trigger = NodeOf<"CreateTrigStmt">;

/** Bits of `pg_trigger.h`; the order is the one `pg_get_triggerdef` prints. */
const eventBits = [
  [4, "INSERT"],
  [8, "DELETE"],
  [16, "UPDATE"],
  [32, "TRUNCATE"],
] as const;

/** CREATE TRIGGER and CREATE OR REPLACE TRIGGER. */
export function createTrigger(node: Trigger, session: Session): StatementEnd {
  const table = needRelation(session, node.relation ?? {});
  const name = truncateName(node.trigname ?? "");
  const existing = session.ledger.find("trigger", { parent: table.id }, name);
  if (existing && !node.replace) refuse("DUPLICATE_OBJECT", `trigger ${name} on ${table.name} already exists`);
  if (!existing && node.isconstraint) {
    const taken = session.ledger.find("constraint", { parent: table.id }, name);
    refuseTaken(taken, `constraint ${name} of ${table.name}`);
  }
  const facts = readTrigger(session, table, name, node);
  refuseUnfit(table, facts, node);
  for (const column of stringsOf(node.columns)) needColumn(session, table, column);
  if (existing) session.ledger.update(existing, facts);
  else {
    const definition = { ...facts, enabled: true, comment: null };
    session.ledger.insert({ kind: "trigger", parent: table.id, schema: table.schema, name, definition });
  }
  spreadTrigger(session, table, name);
  return "applied";
}

/** `CreateTriggerFiringOn`: which triggers a table has, and which a view. */
function refuseUnfit(table: Table, { timing, level, events }: ReturnType<typeof defineTrigger>, node: Trigger): void {
  const refuseIf = (isWrong: boolean, why: string) => isWrong && refuse("INVALID_STATEMENT", `${table.name} ${why}`);
  const isInstead = timing === "INSTEAD OF";
  const { kind } = table.definition;
  refuseIf(kind === "materialized view", "is a materialized view and has no triggers");
  refuseIf(kind !== "view" && isInstead, "is no view: nothing stands instead of writing to it");
  refuseIf(
    kind === "view" && !isInstead && level === "row",
    "is a view: its rows are written to in no other way than INSTEAD OF",
  );
  refuseIf(kind === "view" && events.includes("TRUNCATE"), "is a view and cannot be emptied");
  refuseIf(
    isInstead && (level !== "row" || node.whenClause !== undefined || node.columns !== undefined),
    "has INSTEAD OF triggers for whole rows only",
  );
  refuseIf(level === "row" && events.includes("TRUNCATE"), "is emptied as a whole: that is no event of rows");
  refuseIf(node.transitionRels !== undefined && timing !== "AFTER", "names changed rows only after the change");
}

function readTrigger(session: Session, table: Table, name: string, node: Trigger): ReturnType<typeof defineTrigger> {
  const facts = {
    timing: timingOf(node.timing ?? 0),
    events: eventBits.flatMap(([bit, event]) => ((node.events ?? 0) & bit ? [event] : [])),
    level: node.row ? ("row" as const) : ("statement" as const),
    calls: functionCalled(session, stringsOf(node.funcname)),
  };
  return defineTrigger(name, table, facts, readOptions(session, table, node));
}

function readOptions(session: Session, table: Table, node: Trigger): TriggerOptions {
  return {
    ...(node.columns ? { columns: stringsOf(node.columns) } : {}),
    ...(node.whenClause ? { when: printTriggerCondition(session, table, node.whenClause) } : {}),
    ...(node.args ? { args: stringsOf(node.args) } : {}),
    ...(node.transitionRels ? { transitions: readTransitions(node) } : {}),
    ...(node.constrrel ? { from: qualifyName(node.constrrel.schemaname ?? null, node.constrrel.relname ?? "") } : {}),
    ...(node.isconstraint ? { deferral: deferralOf(node) } : {}),
  };
}

function timingOf(bits: number): Definitions["trigger"]["timing"] {
  if (bits & 2) return "BEFORE";
  return bits & 64 ? "INSTEAD OF" : "AFTER";
}

function deferralOf(node: Trigger): NonNullable<TriggerOptions["deferral"]> {
  if (node.initdeferred) return "DEFERRABLE INITIALLY DEFERRED";
  return node.deferrable ? "DEFERRABLE INITIALLY IMMEDIATE" : "NOT DEFERRABLE INITIALLY IMMEDIATE";
}

/** The old rows are named first, whatever the order they are written in. */
function readTransitions(node: Trigger): readonly string[] {
  const relations = contentsOf(node.transitionRels, "TriggerTransition");
  return [...relations]
    .sort((a, b) => Number(a.isNew ?? false) - Number(b.isNew ?? false))
    .map(({ isNew, name = "" }) => `${isNew ? "NEW" : "OLD"} TABLE AS ${quoteName(name)}`);
}

/** Functions for triggers that PostgreSQL brings along. */
const triggersOfTheSystem: ReadonlySet<string> = new Set([
  "suppress_redundant_updates_trigger",
  "tsvector_update_trigger",
  "tsvector_update_trigger_column",
]);

/** The function a trigger calls; one that no migration made is taken to be where it would be created. */
export function functionCalled(session: Session, path: readonly string[]): { schema: string; name: string } {
  const name = path.at(-1) ?? "";
  const isThere = (schema: string) => session.ledger.find("function", { schema }, name);
  const system = triggersOfTheSystem.has(name) ? "pg_catalog" : undefined;
  const schema = path.at(-2) ?? system ?? findIn(searchPath(session), isThere)?.schema;
  return { schema: schema ?? creationSchema(session), name };
}
