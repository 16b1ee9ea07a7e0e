import type { Definitions } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { findIn, needRelation, type Table } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { truncateName } from "../catalog/made-up-names";
import { creationSchema, searchPath } from "../catalog/search-path";
import { type NodeOf, stringsOf } from "../grammar/node";
import { print } from "../printing/print-expression";
import { fullName, quoteLiteral, quoteName } from "../printing/quote";
import { refuse } from "../refusal";

type Trigger = NodeOf<"CreateTrigStmt">;

/** Bits of `pg_trigger.h`; the order is the one `pg_get_triggerdef` prints. */
const events = [
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
  const definition = defineTrigger(session, table, name, node);
  if (existing) session.ledger.update(existing, definition);
  else {
    session.ledger.insert({
      kind: "trigger",
      parent: table.id,
      schema: table.schema,
      name,
      definition: { ...definition, enabled: true, comment: null },
    });
  }
  return "applied";
}

function defineTrigger(
  session: Session,
  table: Table,
  name: string,
  node: Trigger,
): Omit<Definitions["trigger"], "enabled" | "comment"> {
  const timing = timingOf(node.timing ?? 0);
  const called = functionOf(session, stringsOf(node.funcname));
  const named = events.flatMap(([bit, event]) => ((node.events ?? 0) & bit ? [event] : []));
  const level = node.row ? "row" : "statement";
  const definition = [
    `CREATE ${node.isconstraint ? "CONSTRAINT " : ""}TRIGGER ${quoteName(name)} ${timing} ${printEvents(named, node)}`,
    `ON ${fullName(table.schema ?? "public", table.name)} ${printTiming(node)}${printTransitions(node)}`.trimEnd(),
    `FOR EACH ${level.toUpperCase()}`,
    ...(node.whenClause ? [`WHEN (${print(node.whenClause, sessionPrinter(session))})`] : []),
    `EXECUTE FUNCTION ${fullName(called.schema, called.name)}(${stringsOf(node.args).map(quoteLiteral).join(", ")})`,
  ].join(" ");
  return { timing, events: named, level, function: `${called.schema}.${called.name}`, definition };
}

function timingOf(bits: number): Definitions["trigger"]["timing"] {
  if (bits & 2) return "BEFORE";
  return bits & 64 ? "INSTEAD OF" : "AFTER";
}

/** `INSERT OR UPDATE OF a, b`. */
function printEvents(named: readonly string[], node: Trigger): string {
  const columns = stringsOf(node.columns).map(quoteName).join(", ");
  return named.map((event) => (event === "UPDATE" && columns !== "" ? `UPDATE OF ${columns}` : event)).join(" OR ");
}

function printTiming(node: Trigger): string {
  if (!node.isconstraint) return "";
  const when = node.deferrable || node.initdeferred ? "DEFERRABLE" : "NOT DEFERRABLE";
  return `${when} INITIALLY ${node.initdeferred ? "DEFERRED" : "IMMEDIATE"} `;
}

function printTransitions(node: Trigger): string {
  const parts = (node.transitionRels ?? []).flatMap((each) => {
    if (!("TriggerTransition" in each)) return [];
    const { isNew, name = "" } = each.TriggerTransition;
    return [`${isNew ? "NEW" : "OLD"} TABLE AS ${quoteName(name)}`];
  });
  return parts.length > 0 ? `REFERENCING ${parts.join(" ")} ` : "";
}

/** The function a trigger calls; one that no migration made is taken to be where it would be created. */
function functionOf(session: Session, path: readonly string[]): { schema: string; name: string } {
  const name = path.at(-1) ?? "";
  const schema =
    path.at(-2) ??
    findIn(searchPath(session), (each) => session.ledger.find("function", { schema: each }, name))?.schema;
  return { schema: schema ?? creationSchema(session), name };
}
