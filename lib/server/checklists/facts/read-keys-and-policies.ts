import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../../as-of/resolve-as-of";
import type { Transaction } from "../../db";

type Found = {
  readonly keyed: readonly string[] | null;
  readonly policies: Readonly<Record<string, readonly string[]>> | null;
};

/** The tables (their identities) with a primary key, and by table the commands its policies allow something of. */
export type KeysAndPolicies = {
  readonly keyed: ReadonlySet<string>;
  readonly policies: ReadonlyMap<string, readonly string[]>;
};

/** Reads both for all tables of a state. */
export async function readKeysAndPolicies(db: Transaction, scope: Scope): Promise<KeysAndPolicies> {
  const [found] = await db.$queryRaw<Found[]>(Prisma.sql`
    SELECT (
      SELECT json_agg(v.table_id) FROM object_versions v
      WHERE ${standsAt("v", scope)} AND v.kind = 'constraint' AND v.definition ->> 'type' = 'primary key') AS keyed, (
      SELECT json_object_agg(p.table_id, p.commands) FROM (
        SELECT v.table_id, json_agg(DISTINCT v.definition ->> 'command') AS commands FROM object_versions v
        WHERE ${standsAt("v", scope)} AND v.kind = 'policy' AND (v.definition ->> 'permissive')::boolean
        GROUP BY v.table_id) p) AS policies`);
  return { keyed: new Set(found?.keyed ?? []), policies: new Map(Object.entries(found?.policies ?? {})) };
}
