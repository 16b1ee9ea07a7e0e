import "server-only";
import type { Waiver } from "@/lib/domain/waivers";
import type { Transaction } from "../db";
import { readWaivers } from "./read-waivers";

/** Waivers by what they are for. */
export type WaiversByItem = ReadonlyMap<string, Waiver>;

/** What of a project's waivers counts now: those in force, and those that are asked for and wait. */
export type WaiversNow = { readonly standing: WaiversByItem; readonly asked: WaiversByItem };

/** Reads which waivers of a project count now. One whose item says something else by now covers nothing. */
export async function readWaiversNow(db: Transaction, projectId: string): Promise<WaiversNow> {
  return waiversNow(await readWaivers(db, projectId, "not ended"));
}

/** What of some waivers counts; of several that are for the same, the one that ends last. */
export function waiversNow(waivers: readonly Waiver[]): WaiversNow {
  const byEnd = waivers
    .filter(({ isOutdated }) => !isOutdated)
    .sort((a, b) => Date.parse(a.endsAt) - Date.parse(b.endsAt));
  const of = (wanted: Waiver["state"]) =>
    new Map(
      byEnd
        .filter(({ state }) => state === wanted)
        .map((each) => [keyOf(each.checklist.id, each.itemId, each.table?.objectId ?? null), each]),
    );
  return { standing: of("approved"), asked: of("pending") };
}

/** The waiver for an item, of a table where it is asked of each: the one for that table, else the one for every table. */
export function waiverOf(
  waivers: WaiversByItem,
  checklistId: string,
  itemId: string,
  objectId: string | null,
): Waiver | null {
  if (waivers.size === 0) return null;
  const forAll = waivers.get(keyOf(checklistId, itemId, null));
  return (objectId === null ? forAll : (waivers.get(keyOf(checklistId, itemId, objectId)) ?? forAll)) ?? null;
}

function keyOf(checklistId: string, itemId: string, objectId: string | null): string {
  return `${checklistId} ${itemId} ${objectId ?? ""}`;
}
