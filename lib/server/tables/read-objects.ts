import "server-only";
import type { SourceLine } from "@/lib/domain/catalog-view";
import type { Definitions } from "@/migrations-import/index";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../as-of/resolve-as-of";
import type { Reader } from "../db";

type ChildKind = "table" | "column" | "constraint" | "index" | "policy" | "trigger";

/** What is known of every object that stands in a state. */
export type StandingFacts = {
  readonly objectId: string;
  readonly name: string;
  readonly origin: SourceLine;
  readonly changed: SourceLine | null;
};

/** A table or one of its children as it stands in a state. */
export type StandingObject<K extends ChildKind = ChildKind> = {
  [Kind in K]: StandingFacts & {
    readonly tableId: string;
    readonly kind: Kind;
    readonly definition: Definitions[Kind];
  };
}[K];

/** Tables with the children of the kinds wanted, in the order the engine made them. */
export function readObjects<K extends ChildKind>(
  db: Reader,
  scope: Scope,
  tableIds: readonly string[],
  kinds: readonly K[],
): Promise<StandingObject<K>[]> {
  return db.$queryRaw<StandingObject<K>[]>(Prisma.sql`
    SELECT v.object_id AS "objectId", v.table_id AS "tableId", v.kind, v.name, v.definition, v.origin, v.changed
    FROM object_versions v
    WHERE ${standsAt("v", scope)} AND v.table_id = ANY (${[...tableIds]}::uuid[]) AND v.kind = ANY (${[...kinds]}::text[])
    ORDER BY v.ordinal, v.name`);
}

type OfKind<K extends ChildKind> = Extract<StandingObject, { readonly kind: K }>;

/** Those of one kind. */
export function ofKind<K extends ChildKind>(objects: readonly StandingObject[], kind: K): readonly OfKind<K>[] {
  return objects.filter((object): object is OfKind<K> => object.kind === kind);
}
