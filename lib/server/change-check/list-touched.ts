import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Touched } from "@/lib/domain/change-check";
import { type CatalogObject, isExternal } from "@/migrations-import/index";
import type { ChangeRow } from "../catalog-store/lay-versions";
import { toCatalogObject } from "../catalog-store/stored-object";
import type { ImportPlan } from "../imports/plan-import";
import type { RunPlan } from "../imports/run-plan";
import type { StandingObject } from "../imports/standing-objects";

/** Something that a change adds or alters, as it would stand, and how that is told. `isNew`: it does not stand today. */
export type TouchedObject = StandingObject & { readonly told: Touched; readonly isNew: boolean };

/**
 * What the new and edited migrations of a plan add or alter, and docs are asked of, in the order of the migrations. Of an edited
 * one only what comes out otherwise than it stands.
 */
export function listTouched(
  plan: ImportPlan,
  run: RunPlan,
  standing: ReadonlyMap<string, StandingObject>,
): readonly TouchedObject[] {
  const fresh = new Set(freshOf(plan).map(({ position }) => position));
  const before = new Map(run.before.map((each) => [each.objectId, toCatalogObject(each)]));
  const found = new Map<string, TouchedObject>();
  for (const row of run.laid.changes) {
    const after = standing.get(row.objectId);
    if (!fresh.has(row.position) || row.change.kind === "dropped" || !after || !asksForDocs(after.object)) continue;
    const was = before.get(row.objectId);
    if (was ? isAltered(row, was, after.object) : !found.has(row.objectId))
      found.set(row.objectId, toTouched(row, after, { isNew: was === undefined, table: tableOf(after, standing) }));
  }
  return [...found.values()];
}

/** The migrations that the working copy has and the project has not, or not so. */
export function freshOf({ order }: ImportPlan) {
  return order.flatMap(({ position, path, state }) =>
    state === "new" || state === "edited" ? [{ position, path, state }] : [],
  );
}

function isAltered({ change }: ChangeRow, was: CatalogObject, now: CatalogObject): boolean {
  if (change.consequence && change.kind !== "added") return false;
  return !isDeepStrictEqual(factsOf(was), factsOf(now));
}

// As it is stored: what is undefined is not there.
function factsOf({ schema, name, definition }: CatalogObject): unknown {
  return JSON.parse(JSON.stringify({ schema, name, definition }));
}

function tableOf({ tableId, object }: StandingObject, standing: ReadonlyMap<string, StandingObject>): CatalogObject {
  return standing.get(tableId ?? "")?.object ?? object;
}

function toTouched(
  { change }: ChangeRow,
  after: StandingObject,
  { isNew, table }: { readonly isNew: boolean; readonly table: CatalogObject },
): TouchedObject {
  const { path, line } = change.provenance;
  const kind = change.kind === "renamed" ? "renamed" : "altered";
  const told = {
    schema: table.schema ?? "",
    name: table.name,
    object: after.object.name,
    kind: after.object.kind,
    change: isNew ? "added" : kind,
    isOfTable: after.tableId !== null,
    source: { path, line },
  } as const;
  return { ...after, told, isNew };
}

/** What is a part of something else is told with that; what is a platform's own is not asked for. As `asksForDocs` of coverage. */
function asksForDocs(object: CatalogObject): boolean {
  if (object.kind === "index" && object.definition.constraint !== null) return false;
  if (object.kind === "sequence" && object.definition.ownedBy !== null) return false;
  return !isExternal(object);
}
