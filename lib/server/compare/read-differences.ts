import "server-only";
import type { ComparedKind, ComparedObject } from "@/lib/domain/compare-view";
import { differingFacts } from "@/migrations-import/index";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../as-of/resolve-as-of";
import { type StoredVersion, toCatalogObject } from "../catalog-store/stored-object";
import type { Transaction } from "../db";
import { readSteps } from "./read-steps";

/** An object that is not in the later state what it was in the earlier one. */
export type Difference = ComparedObject & { readonly tableId: string | null };

/** How some objects differ between two states of a project, the earlier one first: fact by fact, with the statements that did it. */
export async function readDifferences(
  db: Transaction,
  from: Scope,
  to: Scope,
  objectIds: readonly string[],
): Promise<readonly Difference[]> {
  const before = new Map((await readVersions(db, from, objectIds)).map((version) => [version.objectId, version]));
  const after = new Map((await readVersions(db, to, objectIds)).map((version) => [version.objectId, version]));
  const steps = await readSteps(db, from, to, objectIds);
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id) => {
    const difference = differenceOf(before.get(id) ?? null, after.get(id) ?? null);
    return difference ? [{ ...difference, by: steps.get(id) ?? [] }] : [];
  });
}

type Version = StoredVersion;

function readVersions(db: Transaction, at: Scope, objectIds: readonly string[]): Promise<Version[]> {
  return db.$queryRaw<Version[]>(Prisma.sql`
    SELECT v.object_id AS "objectId", v.engine_id AS "engineId", v.table_id AS "engineParent", v.ordinal, v.kind,
      v.table_id AS "tableId", v.schema, v.name, v.definition, v.origin, v.changed
    FROM object_versions v
    WHERE ${standsAt("v", at)} AND v.object_id = ANY (${[...objectIds]}::uuid[])
    ORDER BY v.schema, v.ordinal, v.name`);
}

function differenceOf(before: Version | null, after: Version | null): Omit<Difference, "by"> | null {
  const standing = after ?? before;
  if (!standing) return null;
  const facts = before && after ? differingFacts(toCatalogObject(before), toCatalogObject(after)) : [];
  const { objectId, kind: objectKind, tableId, name } = standing;
  return {
    objectId,
    objectKind,
    tableId,
    name,
    was: before && after && before.name !== after.name ? before.name : null,
    kind: kindOf(before, after),
    facts: facts.filter(({ fact }) => fact !== "name" && fact !== "table"),
  };
}

function kindOf(before: Version | null, after: Version | null): ComparedKind {
  if (!before) return "added";
  if (!after) return "removed";
  return before.name === after.name && before.schema === after.schema ? "altered" : "renamed";
}
