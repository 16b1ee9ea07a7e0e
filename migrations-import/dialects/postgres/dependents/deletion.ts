import type { CatalogObject } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { refuse } from "../refusal";
import { dependentsOf } from "./dependents-of";
import { removeObject } from "./remove-object";

/**
 * What depends on an object: all of another object, or only a column's default, an attribute of a composite type or a check of a
 * domain.
 * `automatic`: it goes with the object without being asked for (`pg_depend`: auto, internal, partition).
 */
export type Dependent = {
  readonly object: CatalogObject;
  readonly part?: "default" | { readonly attribute: string } | { readonly check: string };
  readonly automatic: boolean;
};

type Victim = Dependent & { readonly isTarget: boolean };

/**
 * Removes objects with everything that depends on them (`performMultipleDeletions`). Without `cascade` the statement is
 * refused where something depends on them that does not go by itself.
 */
export function deleteObjects(
  session: Session,
  targets: readonly CatalogObject[],
  options: { readonly cascade: boolean; readonly consequence?: boolean },
): void {
  const victims = collect(session, targets);
  if (!options.cascade) refuseDependents(targets[0]?.name ?? "", victims);
  for (const victim of victims.toReversed()) {
    removeObject(session, victim, !victim.isTarget || (options.consequence ?? false));
  }
}

/**
 * Everything that goes, what others depend on first; what a path leads to that goes by itself counts as such. What belongs to
 * a table that goes is not listed.
 */
function collect(session: Session, targets: readonly CatalogObject[]): readonly Victim[] {
  const found = new Map<string, Victim>();
  const queue: Victim[] = targets.map((object) => ({ object, automatic: true, isTarget: true }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const key = keyOf(next);
    const known = found.get(key);
    if (known) {
      if (next.automatic && !known.automatic) found.set(key, { ...known, automatic: true });
      continue;
    }
    found.set(key, next);
    if (next.part === undefined) {
      queue.push(...dependentsOf(session, next.object).map((each) => ({ ...each, isTarget: false })));
    }
  }
  const victims = [...found.values()];
  const whole = new Set(victims.flatMap(({ object, part }) => (part === undefined ? object.id : [])));
  const goesAnyway = ({ object, part }: Victim) =>
    whole.has(object.parent ?? "") || (part !== undefined && whole.has(object.id));
  return victims.filter((each) => each.isTarget || !goesAnyway(each));
}

function keyOf({ object, part }: Dependent): string {
  return `${object.id}|${typeof part === "object" ? JSON.stringify(part) : (part ?? "")}`;
}

/** The database refuses to drop what something else needs, unless told to CASCADE. */
function refuseDependents(name: string, victims: readonly Victim[]): void {
  const blocking = victims.filter((each) => !each.automatic);
  const [first] = blocking;
  if (!first) return;
  const others = blocking.length > 1 ? ` and ${blocking.length - 1} more` : "";
  refuse(
    "INVALID_STATEMENT",
    `${name} cannot be dropped: ${first.part === "default" ? "the default of " : ""}${first.object.kind} ${first.object.name}${others} depends on it`,
    "the database asks for CASCADE here",
  );
}
