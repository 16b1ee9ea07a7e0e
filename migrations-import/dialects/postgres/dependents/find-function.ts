import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { findIn, relationName, schemasOf } from "../catalog/find-relation";
import { printArgumentType } from "../definitions/function-signature";
import { type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { refuse } from "../refusal";

export type FunctionObject = CatalogObjectOf<"function">;

/** What ALTER, DROP and COMMENT call a function by: FUNCTION takes aggregates for something else, ROUTINE takes all. */
export type RoutineKind = "function" | "procedure" | "aggregate" | "routine";

/**
 * The function a name and its argument types mean; without types, the only one of that name. Ends the statement where
 * there are several.
 */
export function findFunction(
  session: Session,
  object: NodeOf<"ObjectWithArgs">,
  kind: RoutineKind = "routine",
): FunctionObject | undefined {
  const name = relationName(stringsOf(object.objname));
  return findIn(schemasOf(session, name), (schema) => {
    const overloads = session.ledger
      .findAll("function", { schema }, name.relname ?? "")
      .filter((each) => isOfRoutineKind(each, kind));
    return object.args_unspecified ? onlyOne(overloads, name.relname ?? "") : withArguments(session, overloads, object);
  });
}

function isOfRoutineKind({ definition }: FunctionObject, kind: RoutineKind): boolean {
  if (kind === "routine") return true;
  return kind === "function"
    ? definition.kind === "function" || definition.kind === "window"
    : definition.kind === kind;
}

function onlyOne(overloads: readonly FunctionObject[], name: string): FunctionObject | undefined {
  if (overloads.length > 1)
    refuse("INVALID_STATEMENT", `there are several functions called ${name}`, "name its arguments");
  return overloads[0];
}

/** By input arguments first; a procedure is also found by all of its arguments. */
function withArguments(
  session: Session,
  overloads: readonly FunctionObject[],
  object: NodeOf<"ObjectWithArgs">,
): FunctionObject | undefined {
  const print = (type: NodeOf<"TypeName"> | undefined) => printArgumentType(session, type);
  const types = (object.objargs ?? []).map((arg) => print(unwrap(arg, "TypeName"))).join(",");
  const all = (object.objfuncargs ?? []).map((arg) => print(unwrap(arg, "FunctionParameter")?.argType)).join(",");
  return (
    overloads.find((each) => inputTypes(each).join(",") === types) ??
    overloads.find(
      (each) => each.definition.kind === "procedure" && typesIn(each, "allTypes").join(",") === (all || types),
    )
  );
}

/** The types of a function's input arguments, which tell overloads apart. */
export function inputTypes(object: FunctionObject): readonly string[] {
  return typesIn(object, "types");
}

function typesIn({ definition: { extra } }: FunctionObject, key: "types" | "allTypes"): readonly string[] {
  const types =
    typeof extra === "object" && extra !== null && key in extra ? (extra as Record<string, unknown>)[key] : [];
  return Array.isArray(types) ? types.filter((type) => typeof type === "string") : [];
}
