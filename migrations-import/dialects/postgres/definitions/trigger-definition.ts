import type { CatalogObjectOf, Definitions } from "../../../model/catalog-object";
import { fullName, quoteLiteral, quoteName } from "../printing/quote";

/** What a trigger's definition says beyond its facts; kept under `extra`. */
export type TriggerOptions = {
  /** Of an `UPDATE OF`. */
  readonly columns?: readonly string[];
  readonly when?: string;
  readonly args?: readonly string[];
  /** `NEW TABLE AS name`. */
  readonly transitions?: readonly string[];
  /** The table a constraint trigger also looks at. */
  readonly from?: string;
  /** A constraint trigger, and when it fires. */
  readonly deferral?:
    | "NOT DEFERRABLE INITIALLY IMMEDIATE"
    | "DEFERRABLE INITIALLY IMMEDIATE"
    | "DEFERRABLE INITIALLY DEFERRED";
  /** The name of a constraint trigger's constraint, where that is not the trigger's any more. */
  readonly constraint?: string;
  /** It follows from one of the partitioned table. */
  readonly cloned?: true;
};

type Facts = Pick<Definitions["trigger"], "timing" | "events" | "level"> & {
  readonly calls: { readonly schema: string; readonly name: string };
};

/** The options of a stored trigger. */
export function triggerOptionsOf(trigger: CatalogObjectOf<"trigger">): TriggerOptions {
  return (trigger.definition.extra ?? {}) as TriggerOptions;
}

/** The name of the constraint that a constraint trigger is. */
export function constraintOf(trigger: CatalogObjectOf<"trigger">): string | null {
  const { deferral, constraint } = triggerOptionsOf(trigger);
  return deferral ? (constraint ?? trigger.name) : null;
}

/** The function a stored trigger calls. */
export function functionCalledBy(trigger: CatalogObjectOf<"trigger">): {
  readonly schema: string;
  readonly name: string;
} {
  const [schema = "", ...name] = (trigger.definition.function ?? "").split(".");
  return { schema, name: name.join(".") };
}

/** A whole definition from its facts, with the text that `pg_get_triggerdef` prints. */
export function defineTrigger(
  name: string,
  table: { readonly schema: string | null; readonly name: string },
  { timing, events, level, calls }: Facts,
  options: TriggerOptions,
): Omit<Definitions["trigger"], "enabled" | "comment"> {
  const { when, args = [], transitions = [], from, deferral } = options;
  const definition = [
    `CREATE ${deferral ? "CONSTRAINT " : ""}TRIGGER ${quoteName(name)} ${timing} ${printEvents(events, options)}`,
    `ON ${fullName(table.schema ?? "public", table.name)}`,
    ...(from === undefined ? [] : [`FROM ${from}`]),
    ...(deferral ? [deferral] : []),
    ...(transitions.length > 0 ? [`REFERENCING ${transitions.join(" ")}`] : []),
    `FOR EACH ${level.toUpperCase()}`,
    ...(when === undefined ? [] : [`WHEN (${when})`]),
    `EXECUTE FUNCTION ${fullName(calls.schema, calls.name)}(${args.map(quoteLiteral).join(", ")})`,
  ].join(" ");
  return { timing, events, level, function: `${calls.schema}.${calls.name}`, definition, extra: { ...options } };
}

/** `INSERT OR UPDATE OF a, b`. */
function printEvents(events: readonly string[], { columns = [] }: TriggerOptions): string {
  const list = columns.map(quoteName).join(", ");
  return events.map((event) => (event === "UPDATE" && list !== "" ? `UPDATE OF ${list}` : event)).join(" OR ");
}
