import "server-only";
import type { CatalogObject } from "@/migrations-import/index";
import { toCatalogObject } from "../catalog-store/stored-object";
import type { RunPlan } from "./run-plan";

/** An object as it would stand, with its identity and that of the table it is or belongs to. */
export type StandingObject = {
  readonly objectId: string;
  readonly tableId: string | null;
  readonly object: CatalogObject;
};

/** What stands at the end of a run, by identity. */
export type Standing = ReadonlyMap<string, StandingObject>;

/** What stands at the end of a run: what is laid anew, and what was there and did not end. */
export function standingObjects(run: RunPlan): Standing {
  const ended = new Set(run.laid.endings.map((each) => each.objectId));
  const standing = new Set(run.objects.map((each) => each.id));
  const kept = run.before
    .filter((each) => !ended.has(each.objectId) && standing.has(each.engineId))
    .map((each) => ({ objectId: each.objectId, tableId: each.tableId, object: toCatalogObject(each) }));
  const laid = run.laid.versions.filter((row) => row.to === null);
  return new Map([...kept, ...laid].map(({ objectId, tableId, object }) => [objectId, { objectId, tableId, object }]));
}

/** What a run makes that was never there before, as it would stand. */
export function madeObjects({ laid }: RunPlan): readonly StandingObject[] {
  const made = new Set(laid.identities.map(({ id }) => id));
  return laid.versions.filter(({ objectId, to }) => to === null && made.has(objectId));
}
