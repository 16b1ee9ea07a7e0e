import type { CatalogObject, ObjectId } from "../model/catalog-object";
import type { Change, FactStep } from "../model/change";
import type { Provenance } from "../model/provenance";
import { describeChange } from "./describe-change";
import type { TouchedObject } from "./ledger";
import { differingFacts } from "./object-facts";

/**
 * The differences a migration made, in the order of the statements they are read at. What was touched and is as before makes none.
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
  const changes: Change[] = [];
  for (const each of touched) {
    const object = each.after ?? each.before;
    if (!object || each.before === each.after) continue;
    const kind = kindOf(each);
    const facts = each.before && each.after ? differingFacts(each.before, each.after) : [];
    const provenance = placeOf(each);
    const parent = object.parent === null ? null : tableOf(object.parent);
    const table = parent ? (parent.after ?? parent.before) : null;
    const setting = { table, columns: columnsAdded.get(each.id) ?? 0, isRemade: each.isRemade };
    changes.push({
      kind,
      object: each.id,
      objectKind: object.kind,
      table: object.kind === "table" ? each.id : object.parent,
      before: each.before,
      after: each.after,
      facts,
      steps: stepsBeside(each, provenance),
      consequence: each.consequence || isPartOf(each, parent) || (kind === "altered" && facts.length === 0),
      provenance,
      summary: describeChange({ kind, before: each.before, after: each.after, facts }, setting),
    });
  }
  return inOrder(changes);
}

/** By line, as what is rebuilt is first touched where the old one goes; of one statement what follows from others stands behind them. */
function inOrder(changes: Change[]): readonly Change[] {
  const statements = new Map<Provenance, number>();
  for (const { provenance } of changes) if (!statements.has(provenance)) statements.set(provenance, statements.size);
  const rank = ({ provenance }: Change) => statements.get(provenance) ?? 0;
  return changes.sort(
    (a, b) =>
      a.provenance.line - b.provenance.line || rank(a) - rank(b) || Number(a.consequence) - Number(b.consequence),
  );
}

/** What is added is to be read where it was created, what is dropped or renamed where that was done, the rest where it was last changed. */
function placeOf({ before, after, steps, provenance }: TouchedObject): Provenance {
  if (!after) return provenance;
  if (!before) return after.origin;
  const renamed = steps.findLast(({ fact }) => fact === "name" || fact === "schema");
  return (renamed ?? steps.at(-1))?.provenance ?? provenance;
}

/** The steps, where they say more than the change does by itself. */
function stepsBeside({ before, after, steps }: TouchedObject, provenance: Provenance): readonly FactStep[] | undefined {
  if (!after || steps.length === 0) return undefined;
  return before && steps.every((step) => step.provenance === provenance) ? undefined : steps;
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
