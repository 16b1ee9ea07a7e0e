import "server-only";
import type { ComparedKind, ComparedObject } from "@/lib/domain/compare-view";
import { differingFacts } from "@/migrations-import/index";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../as-of/resolve-as-of";
import { type StoredVersion, toCatalogObject } from "../catalog-store/stored-object";
import type { Transaction } from "../db";
import { readSteps } from "./read-steps";

/** An object that is not in the later state what it was in the earlier one. */
export type Difference = ComparedObject & {
  readonly tableId: string | null;
  readonly schema: string;
  readonly wasIn: string | null;
};

/**
 * What differs between two states of a project, the earlier one first. An object that changed and changed back does not,
 * nor does one that came and went.
 */
export async function readDifferences(db: Transaction, from: Scope, to: Scope): Promise<readonly Difference[]> {
  const before = new Map((await readTouched(db, from, to, from)).map((version) => [version.objectId, version]));
  const after = new Map((await readTouched(db, from, to, to)).map((version) => [version.objectId, version]));
  const steps = await readSteps(db, from, to);
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id) => {
    const difference = differenceOf(before.get(id) ?? null, after.get(id) ?? null);
    return difference ? [{ ...difference, by: steps.get(id) ?? [] }] : [];
  });
}

type Version = StoredVersion;

/** The versions in one of the states of what has another version in the other. */
function readTouched(db: Transaction, from: Scope, to: Scope, at: Scope): Promise<Version[]> {
  return db.$queryRaw<Version[]>(Prisma.sql`
    SELECT v.object_id AS "objectId", v.engine_id AS "engineId", v.table_id AS "engineParent", v.ordinal, v.kind,
      v.table_id AS "tableId", v.schema, v.name, v.definition, v.origin, v.changed
    FROM object_versions v
    WHERE ${standsAt("v", at)} AND v.object_id IN (
      SELECT t.object_id FROM object_versions t
      WHERE t.project_id = ${to.projectId}::uuid AND ((t.from_position > ${from.position} AND t.from_position <= ${to.position})
        OR (t.to_position > ${from.position} AND t.to_position <= ${to.position})))
    ORDER BY v.schema, v.ordinal, v.name`);
}

function differenceOf(before: Version | null, after: Version | null): Omit<Difference, "by"> | null {
  const standing = after ?? before;
  if (!standing) return null;
  const facts = before && after ? differingFacts(toCatalogObject(before), toCatalogObject(after)) : [];
  if (before && after && facts.length === 0) return null;
  const { objectId, kind: objectKind, tableId, name } = standing;
  return {
    objectId,
    objectKind,
    tableId,
    name,
    schema: standing.schema ?? "",
    was: before && after && before.name !== after.name ? before.name : null,
    wasIn: before && after && before.schema !== after.schema ? before.schema : null,
    kind: kindOf(before, after),
    facts: facts.filter(({ fact }) => fact !== "name" && fact !== "table"),
  };
}

function kindOf(before: Version | null, after: Version | null): ComparedKind {
  if (!before) return "added";
  if (!after) return "removed";
  return before.name === after.name && before.schema === after.schema ? "altered" : "renamed";
}
