import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { findIn, relationName, schemasOf } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { printType } from "../printing/print-type";
import { existing } from "../statements/dropped-names";
import { refuseDependents } from "./drop-objects";
import { callsFunction } from "./find-dependents";

/** DROP FUNCTION, PROCEDURE, ROUTINE and AGGREGATE. */
export function dropFunctions(node: NodeOf<"DropStmt">, session: Session): void {
  const functions = existing(
    node,
    (object) => findFunction(session, unwrap(object, "ObjectWithArgs") ?? {}),
    (object) => `function ${labelOf(object)}`,
  );
  for (const each of functions) {
    const dependents = dependentsOf(session, each);
    if (node.behavior !== "DROP_CASCADE") refuseDependents(each.name, dependents);
    for (const dependent of dependents) removeUse(session, dependent);
    session.ledger.remove(each.id);
  }
}

function labelOf(object: Node): string {
  return stringsOf(unwrap(object, "ObjectWithArgs")?.objname).join(".");
}

/** The function a name and its argument types mean; without types, the only one of that name. */
export function findFunction(
  session: Session,
  object: NodeOf<"ObjectWithArgs">,
): CatalogObjectOf<"function"> | undefined {
  const name = relationName(stringsOf(object.objname));
  const { resolveType } = sessionPrinter(session);
  const types = (object.objargs ?? []).map((arg) => printType(unwrap(arg, "TypeName"), resolveType));
  return findIn(schemasOf(session, name), (schema) => {
    const overloads = session.ledger.findAll("function", { schema }, name.relname ?? "");
    if (object.args_unspecified) return overloads[0];
    return overloads.find((each) => inputTypes(each).join(",") === types.join(","));
  });
}

/** The types of a function's input arguments, which tell overloads apart. */
export function inputTypes(object: CatalogObjectOf<"function">): readonly string[] {
  const extra = object.definition.extra;
  const types = typeof extra === "object" && extra !== null && "types" in extra ? extra.types : undefined;
  return Array.isArray(types) ? types.filter((type) => typeof type === "string") : [];
}

/** Triggers by name, expressions by their calls. With overloads it cannot be told which one an expression calls. */
function dependentsOf(session: Session, object: CatalogObjectOf<"function">): readonly CatalogObject[] {
  const { ledger } = session;
  const path = `${object.schema ?? "public"}.${object.name}`;
  const triggers = ledger.mentioning("trigger", object.name).filter((trigger) => trigger.definition.function === path);
  if (ledger.findAll("function", { schema: object.schema }, object.name).length > 1) return triggers;
  const calls = (text: string | null) => callsFunction(text, object.name);
  return [
    ...triggers,
    ...ledger
      .mentioning("policy", object.name)
      .filter(({ definition }) => calls(definition.using) || calls(definition.check)),
    ...ledger
      .mentioning("column", object.name)
      .filter(({ definition }) => calls(definition.default) || calls(definition.generated)),
  ];
}

function removeUse(session: Session, dependent: CatalogObject): void {
  if (dependent.kind === "column" && dependent.definition.generated === null) {
    session.ledger.update(dependent, { default: null }, { consequence: true });
  } else session.ledger.remove(dependent.id, { consequence: true });
}
