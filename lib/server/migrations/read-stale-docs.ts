import "server-only";
import type { NearbyChange, StaleDocs } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import type { Answers } from "../tables/read-answers";

/** Tables by identity, by the names they have in the state. */
export type TableNames = ReadonlyMap<string, { readonly schema: string; readonly name: string }>;

type Asked = {
  readonly causes: Answers["causes"];
  readonly position: number;
  readonly tables: TableNames;
};

type NamedObject = {
  readonly objectId: string;
  readonly kind: string;
  readonly schema: string | null;
  readonly name: string;
};

/** The docs that a migration made stale and nobody has answered since, object by object, each with the newest change. */
export async function readStaleDocs(
  db: Transaction,
  scope: Scope,
  { causes, position, tables }: Asked,
): Promise<readonly StaleDocs[]> {
  const told = [...causes].flatMap(([tableId, ofOne]) => {
    const here = ofOne.filter((cause) => cause.position === position);
    return [...new Map(here.toReversed().map((cause) => [cause.aboutId, { tableId, cause }])).values()];
  });
  const objects = await db.$queryRaw<NamedObject[]>(Prisma.sql`
    SELECT v.object_id AS "objectId", v.kind, v.schema, v.name FROM object_versions v
    WHERE ${standsAt("v", scope)} AND v.object_id = ANY (${told.map(({ cause }) => cause.objectId)}::uuid[])`);
  const byId = new Map(objects.map((each) => [each.objectId, each]));
  return told.flatMap(({ tableId, cause: { objectId, aboutId, fields, summary, path, version, line, endLine } }) => {
    const object = byId.get(objectId);
    const { schema, name } = tables.get(tableId) ?? object ?? {};
    if (name === undefined) return [];
    const what =
      aboutId === objectId
        ? { object: object?.name ?? "", kind: object?.kind ?? "" }
        : { object: name, kind: "relationship" };
    return [{ schema: schema ?? "", name, ...what, fields, summary, source: { path, version, line, endLine } }];
  });
}

/** What a migration changed beside docs that are good, table by table. */
export function nearbyAt(nearby: Answers["nearby"], position: number, tables: TableNames): readonly NearbyChange[] {
  return [...nearby].flatMap(([tableId, ofOne]) => {
    const table = tables.get(tableId);
    if (!table) return [];
    return ofOne.filter((each) => each.position === position).map(({ summary }) => ({ ...table, summary }));
  });
}
