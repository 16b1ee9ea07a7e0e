import "server-only";
import type { AssumptionRule } from "@/lib/domain/assumptions";
import type { BrokenAssumption } from "@/lib/domain/change-check";
import { isExternal } from "@/migrations-import/index";
import { evaluateAssumption, type SubjectTable } from "../assumptions/evaluate-assumption";
import { readReasons, reasonKey } from "../assumptions/read-reasons";
import type { Part } from "../assumptions/read-subjects";
import { toCatalogObject } from "../catalog-store/stored-object";
import type { Transaction } from "../db";
import { groupBy } from "../group-by";
import type { RunPlan } from "../imports/run-plan";
import type { StandingObject } from "../imports/standing-objects";
import type { TouchedObject } from "./list-touched";

/** The exceptions to assumptions that a run makes: those there are without a reason after it, and were not before. */
export async function findBrokenAssumptions(
  db: Transaction,
  projectId: string,
  run: RunPlan,
  {
    touched,
    standing,
  }: { readonly touched: readonly TouchedObject[]; readonly standing: ReadonlyMap<string, StandingObject> },
): Promise<readonly BrokenAssumption[]> {
  const stated = await db.assumption.findMany({
    where: { projectId, removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, text: true, rule: true },
  });
  if (stated.length === 0) return [];
  const reasons = await readReasons(db, projectId);
  const before = subjectsOf(run.before.map((each) => ({ ...each, object: toCatalogObject(each) })));
  const after = subjectsOf([...standing.values()]);
  const sources = new Map(touched.map(({ objectId, told }) => [objectId, told.source]));
  return stated.flatMap(({ id, text, rule }) => {
    const exceptionsOf = (tables: readonly SubjectTable[]) =>
      evaluateAssumption(rule as AssumptionRule, tables).exceptions;
    const known = new Set(exceptionsOf(before).map(({ table, part }) => (part ?? table).objectId));
    return exceptionsOf(after).flatMap(({ table, part }) => {
      const { objectId } = part ?? table;
      if (known.has(objectId) || reasons.get(reasonKey(id, objectId))?.reason) return [];
      const name = [table.schema, table.name, ...(part ? [part.name] : [])].join(".");
      return [{ text, name, source: sources.get(objectId) ?? null }];
    });
  });
}

/** The tables among objects with their parts, as assumptions speak of them. */
function subjectsOf(objects: readonly StandingObject[]): readonly SubjectTable[] {
  const parts = groupBy(
    objects.flatMap((each) => {
      const part = toPart(each);
      return part && each.tableId !== null ? [{ tableId: each.tableId, part }] : [];
    }),
    ({ tableId }) => tableId,
  );
  return objects.flatMap(({ objectId, object }) => {
    if (object.kind !== "table" || isExternal(object)) return [];
    const { kind, rlsEnabled } = object.definition;
    const own = (parts.get(objectId) ?? []).map(({ part }) => part);
    return [{ objectId, schema: object.schema ?? "", name: object.name, kind, rlsEnabled, parts: own }];
  });
}

function toPart({ objectId, object }: StandingObject): Part | null {
  const { kind, name, definition } = object;
  if (kind !== "column" && kind !== "constraint" && kind !== "index") return null;
  return {
    kind,
    objectId,
    name,
    type: "type" in definition ? definition.type : null,
    isRequired: "nullable" in definition && !definition.nullable,
    columns: "columns" in definition ? definition.columns : [],
  };
}
