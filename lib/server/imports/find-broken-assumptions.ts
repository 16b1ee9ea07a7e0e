import "server-only";
import type { AssumptionRule } from "@/lib/domain/assumptions";
import type { ImportPreview } from "@/lib/domain/import-view";
import { type CatalogObject, isExternal } from "@/migrations-import/index";
import { evaluateAssumption, type Subject, type SubjectTable } from "../assumptions/evaluate-assumption";
import { readReasons, reasonKey } from "../assumptions/read-reasons";
import type { Part } from "../assumptions/read-subjects";
import { toCatalogObject } from "../catalog-store/stored-object";
import { getDb } from "../db";
import { groupBy } from "../group-by";
import type { ImportPlan } from "./plan-import";
import type { RunPlan } from "./run-plan";
import { type StandingObject, standingObjects } from "./standing-objects";

/** How many exceptions of an assumption are named. */
const MOST_NAMED = 10;

/** Foretells which assumptions of a project would have exceptions that they do not have yet, and that no reason was given for. */
export async function findBrokenAssumptions(plan: ImportPlan, run: RunPlan): Promise<ImportPreview["broken"]> {
  const db = getDb();
  const { projectId } = plan;
  const where = { projectId, removedAt: null };
  const stated = await db.assumption.findMany({
    where,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, text: true, rule: true },
  });
  if (stated.length === 0) return [];
  const reasons = await readReasons(db, projectId);
  const tables = toTables([...standingObjects(run).values()]);
  const before = toTables(
    run.before.map((each) => ({ objectId: each.objectId, tableId: each.tableId, object: toCatalogObject(each) })),
  );
  return stated.flatMap(({ id, text, rule: stored }) => {
    const rule = stored as AssumptionRule;
    const known = new Set(evaluateAssumption(rule, before).exceptions.map(idOf));
    const isNew = (subject: Subject) =>
      !known.has(idOf(subject)) && (reasons.get(reasonKey(id, idOf(subject)))?.reason ?? null) === null;
    const found = evaluateAssumption(rule, tables).exceptions.filter(isNew);
    return found.length === 0 ? [] : [{ text, count: found.length, names: found.slice(0, MOST_NAMED).map(nameOf) }];
  });
}

function toTables(objects: readonly StandingObject[]): readonly SubjectTable[] {
  const parts = groupBy(objects.flatMap(toPart), ({ tableId }) => tableId);
  return objects.flatMap(({ objectId, object }): readonly SubjectTable[] => {
    if (object.kind !== "table" || isExternal(object)) return [];
    const { kind, rlsEnabled } = object.definition;
    const own = (parts.get(objectId) ?? []).map(({ part }) => part);
    return [{ objectId, schema: object.schema ?? "", name: object.name, kind, rlsEnabled, parts: own }];
  });
}

function toPart({ objectId, tableId, object }: StandingObject): readonly { tableId: string; part: Part }[] {
  const facts = tableId === null ? null : factsOf(object);
  return facts === null || tableId === null ? [] : [{ tableId, part: { objectId, name: object.name, ...facts } }];
}

function factsOf(object: CatalogObject): Pick<Part, "kind" | "type" | "isRequired" | "columns"> | null {
  switch (object.kind) {
    case "column":
      return { kind: "column", type: object.definition.type, isRequired: !object.definition.nullable, columns: [] };
    case "constraint":
      return {
        kind: "constraint",
        type: object.definition.type,
        isRequired: false,
        columns: object.definition.columns,
      };
    case "index":
      return { kind: "index", type: null, isRequired: false, columns: object.definition.columns };
    default:
      return null;
  }
}

function idOf({ table, part }: Subject): string {
  return (part ?? table).objectId;
}

function nameOf({ table, part }: Subject): string {
  return part ? `${table.schema}.${table.name}.${part.name}` : `${table.schema}.${table.name}`;
}
