import type { CatalogObject, ObjectId } from "../model/catalog-object";
import type { Change, FactChange } from "../model/change";
import type { Json } from "../model/json";
import { describeChange } from "./describe-change";
import type { TouchedObject } from "./ledger";
import { sameJson } from "./same-json";

/** What only the engine needs to go on replaying; a change of these alone says nothing to people. */
const quietFacts: readonly string[] = ["extra", "ordinal"];

/**
 * The differences a migration made, in the order its statements made them. What was touched and is as before makes none.
 * A change whose `facts` are empty though the object was altered concerns only what the engine keeps for itself; it is a
 * consequence, and it is there so that a stored catalog can be continued from.
 */
export function findChanges(
  touched: readonly TouchedObject[],
  get: (id: ObjectId) => CatalogObject | undefined,
): readonly Change[] {
  const byId = new Map(touched.map((each) => [each.id, each]));
  const tableOf = (id: ObjectId) => byId.get(id) ?? { before: get(id) ?? null, after: get(id) ?? null };
  const columnsAdded = countColumnsAdded(touched);
  return touched.flatMap((each) => {
    const object = each.after ?? each.before;
    if (!object || each.before === each.after) return [];
    const facts = each.before && each.after ? findFacts(each.before, each.after) : [];
    const parent = object.parent === null ? null : tableOf(object.parent);
    const change = {
      kind: kindOf(each),
      object: each.id,
      objectKind: object.kind,
      table: object.kind === "table" ? each.id : object.parent,
      before: each.before,
      after: each.after,
      facts,
      consequence: each.consequence || isPartOf(each, parent) || (kindOf(each) === "altered" && facts.length === 0),
      provenance: each.provenance,
    };
    const table = parent ? (parent.after ?? parent.before) : null;
    return [{ ...change, summary: describeChange(change, table, columnsAdded.get(each.id) ?? 0) }];
  });
}

function kindOf(each: TouchedObject): Change["kind"] {
  if (!each.before) return "added";
  if (!each.after) return "dropped";
  return each.before.name !== each.after.name || each.before.schema !== each.after.schema ? "renamed" : "altered";
}

/** What comes and goes with its table or its constraint, and was not asked for by itself. */
function isPartOf(each: TouchedObject, parent: Pick<TouchedObject, "before" | "after"> | null): boolean {
  const object = each.after ?? each.before;
  if (!object || !parent) return false;
  if (!each.after) return parent.after === null;
  if (object.kind === "index" && object.definition.constraint !== null) return true;
  return parent.before === null && (object.kind === "column" || object.kind === "constraint");
}

function countColumnsAdded(touched: readonly TouchedObject[]): Map<ObjectId, number> {
  const counts = new Map<ObjectId, number>();
  for (const { before, after } of touched) {
    if (before || after?.kind !== "column" || after.parent === null) continue;
    counts.set(after.parent, (counts.get(after.parent) ?? 0) + 1);
  }
  return counts;
}

function findFacts(before: CatalogObject, after: CatalogObject): FactChange[] {
  const left = factsOf(before);
  const right = factsOf(after);
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].flatMap((fact) => {
    const change = { fact, before: left[fact] ?? null, after: right[fact] ?? null };
    return quietFacts.includes(fact) || sameJson(change.before, change.after) ? [] : [change];
  });
}

function factsOf(object: CatalogObject): Readonly<Record<string, Json | undefined>> {
  return { name: object.name, schema: object.schema, table: object.parent, ...object.definition };
}
