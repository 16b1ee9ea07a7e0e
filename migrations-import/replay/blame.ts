import type { Blame, FactBlame } from "../model/blame";
import type { CatalogObject, ObjectId } from "../model/catalog-object";
import type { Change, FactStep } from "../model/change";
import { factsOf } from "./object-facts";

/** What of a change says where facts come from. */
export type BlamedChange = Pick<Change, "facts" | "provenance" | "steps">;

/**
 * Where each fact of an object comes from, step by step. `changes` are those of this object since it was created, in the
 * order of their migrations. Every chain joins up: a step begins with what the one before it left, and the last leaves what
 * stands. Name and schema come first, then the others in the order of their names.
 */
export function blameFacts(object: CatalogObject, changes: readonly BlamedChange[]): readonly FactBlame[] {
  const steps = new Map<string, FactStep[]>();
  for (const step of changes.flatMap(stepsOf)) {
    const ofFact = steps.get(step.fact);
    if (ofFact) ofFact.push(step);
    else steps.set(step.fact, [step]);
  }
  const facts = factsOf(object);
  const names = [...new Set(["name", "schema", ...[...Object.keys(facts), ...steps.keys()].sort()])];
  // Which table it belongs to goes without saying, unless it moved.
  const told = names.filter((fact) => fact !== "table" || steps.has(fact));
  return told.map((fact) => {
    const [value, later] = [facts[fact] ?? null, steps.get(fact) ?? []];
    const first = later[0] ? later[0].before : value;
    return { fact, value, steps: [{ fact, before: null, after: first, provenance: object.origin }, ...later] };
  });
}

/** {@link blameFacts} for many objects of one replay, with what they are called. */
export function blame(
  objects: readonly CatalogObject[],
  changes: readonly Change[],
  wanted: (object: CatalogObject, address: string) => boolean = () => true,
): readonly Blame[] {
  const byId = new Map(objects.map((object) => [object.id, object]));
  const changesOf = new Map<ObjectId, Change[]>();
  for (const change of changes) {
    const own = changesOf.get(change.object);
    if (own) own.push(change);
    else changesOf.set(change.object, [change]);
  }
  return objects.flatMap((object) => {
    const table = object.parent === null ? null : (byId.get(object.parent)?.name ?? null);
    const address = addressOf(object, table);
    if (!wanted(object, address)) return [];
    const { id, kind, schema, name, origin, changed } = object;
    const facts = blameFacts(object, changesOf.get(id) ?? []);
    return [{ address, id, kind, schema, table, name, origin, changed, facts }];
  });
}

/**
 * What an object is called for programs: `table:public.users`, `policy:public.users.members can read`,
 * `function:public.area(integer)`, `extension:citext`. `table` is the name of the table it belongs to.
 */
export function addressOf(object: CatalogObject, table: string | null): string {
  const path = [object.schema, table, object.name].filter((part) => part !== null).join(".");
  return `${object.kind}:${path}${object.kind === "function" ? `(${object.definition.args})` : ""}`;
}

function stepsOf({ facts, provenance, steps }: BlamedChange): readonly FactStep[] {
  return steps ?? facts.map((each) => ({ ...each, provenance }));
}
