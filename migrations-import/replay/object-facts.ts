import type { CatalogObject } from "../model/catalog-object";
import type { FactChange } from "../model/change";
import type { Json } from "../model/json";
import { sameJson } from "./same-json";

/** What only the engine needs to go on replaying; a change of these alone says nothing to people. */
export const quietFacts: ReadonlySet<string> = new Set(["extra", "ordinal"]);

/** Everything that can be said of an object, by fact: its name and place (`table` is the identity of its table) and its definition. */
export function factsOf(object: CatalogObject): Readonly<Record<string, Json>> {
  const said = { name: object.name, schema: object.schema, table: object.parent, ...object.definition };
  const told = Object.entries(said).filter(([fact, value]) => value !== undefined && !quietFacts.has(fact));
  return Object.fromEntries(told) as Readonly<Record<string, Json>>;
}

/** In which facts an object differs from what it was. */
export function differingFacts(before: CatalogObject, after: CatalogObject): readonly FactChange[] {
  const changes: FactChange[] = [];
  compare(changes, "name", before.name, after.name);
  compare(changes, "schema", before.schema, after.schema);
  compare(changes, "table", before.parent, after.parent);
  if (before.definition === after.definition) return changes;
  const left: Readonly<Record<string, unknown>> = before.definition;
  const right: Readonly<Record<string, unknown>> = after.definition;
  for (const fact in left) if (!quietFacts.has(fact)) compare(changes, fact, left[fact], right[fact]);
  for (const fact in right) if (!(fact in left) && !quietFacts.has(fact)) compare(changes, fact, null, right[fact]);
  return changes;
}

function compare(changes: FactChange[], fact: string, left: unknown, right: unknown): void {
  const [before, after] = [(left ?? null) as Json, (right ?? null) as Json];
  if (!sameJson(before, after)) changes.push({ fact, before, after });
}
