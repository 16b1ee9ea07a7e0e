import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { callsThisFunction } from "../definitions/calls-function";
import type { Dependent } from "./deletion";
import { expressionUsers } from "./expression-users";
import { callsFunction, functionsCalling } from "./find-dependents";

type FunctionObject = CatalogObjectOf<"function">;

/** Triggers by name, everything else by its calls; of overloads, the one that the types of the arguments tell. */
export function dependentsOfFunction(session: Session, object: FunctionObject): readonly Dependent[] {
  const { ledger } = session;
  const path = `${object.schema ?? "public"}.${object.name}`;
  // What a trigger calls takes no arguments; an overload that takes some is another function.
  const isCalledBy = (trigger: { readonly definition: { readonly function: string | null } }) =>
    object.definition.args === "" && trigger.definition.function === path;
  const isOnly = !ledger
    .mentioning("function", object.name)
    .some(({ name, id }) => name === object.name && id !== object.id);
  const users = [
    ...ledger.mentioning("trigger", object.name).filter(isCalledBy),
    ...ledger.mentioning("eventTrigger", object.name).filter(isCalledBy),
    ...aggregatesOf(session, object),
    ...(isOnly ? functionsCalling(session, object) : []),
  ].map((each) => ({ object: each, automatic: false }));
  const callers = expressionUsers(session, object.name, (text) => callsFunction(text, object.name));
  return [...users, ...callers.filter((each) => isOnly || callsThisFunction(session, each.object, object))];
}

function aggregatesOf(session: Session, object: FunctionObject): readonly FunctionObject[] {
  return session.ledger.mentioning("function", object.name).filter(({ id, definition: { kind, extra } }) => {
    if (kind !== "aggregate" || id === object.id) return false;
    const made = typeof extra === "object" && extra !== null && "madeOf" in extra ? extra.madeOf : undefined;
    return Array.isArray(made) && made.includes(`${object.schema ?? "public"}.${object.name}`);
  });
}
