import "server-only";
import { type CatalogObject, isExternal } from "@/migrations-import/index";
import { evaluateAssumption, idOfSubject, type Subject, type SubjectTable } from "../assumptions/evaluate-assumption";
import { readReasons, reasonKey } from "../assumptions/read-reasons";
import { readStated } from "../assumptions/read-stated";
import type { Part } from "../assumptions/read-subjects";
import { toCatalogObject } from "../catalog-store/stored-object";
import type { Transaction } from "../db";
import { groupBy } from "../group-by";
import type { RunPlan } from "./run-plan";
import type { Standing, StandingObject } from "./standing-objects";

/** An assumption, and what would be an exception to it. */
export type Broken = { readonly text: string; readonly exceptions: readonly Subject[] };

/** Foretells which assumptions of a project would have exceptions that they do not have yet, and that no reason was given for. */
export async function findBrokenAssumptions(
  db: Transaction,
  projectId: string,
  run: RunPlan,
  standing: Standing,
): Promise<readonly Broken[]> {
  const stated = await readStated(db, projectId);
  if (stated.length === 0) return [];
  const reasons = await readReasons(db, projectId);
  const tables = toTables([...standing.values()]);
  const before = toTables(
    run.before.map((each) => ({ objectId: each.objectId, tableId: each.tableId, object: toCatalogObject(each) })),
  );
  return stated.flatMap(({ id, text, rule }) => {
    const known = new Set(evaluateAssumption(rule, before).exceptions.map(idOfSubject));
    const isNew = (subject: Subject) =>
      !known.has(idOfSubject(subject)) && !reasons.get(reasonKey(id, idOfSubject(subject)))?.reason;
    const exceptions = evaluateAssumption(rule, tables).exceptions.filter(isNew);
    return exceptions.length === 0 ? [] : [{ text, exceptions }];
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
  const facts = factsOf(object);
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
