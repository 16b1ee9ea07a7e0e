import { type Blame, blame, type ReplayResult } from "@/migrations-import";

/**
 * Where each fact comes from: of every object, or of one and what belongs to it, by its address
 * (`table:public.users`, also without the kind, or without the schema that is usual). Null where nothing has that address.
 */
export function describeBlame({ objects, outcomes }: ReplayResult, address: string | true): readonly Blame[] | null {
  const all = blame(
    objects,
    outcomes.flatMap(({ changes }) => changes),
  );
  if (address === true) return all;
  const named = all.filter((each) => namesOf(each).includes(address));
  const ids = new Set(named.map(({ id }) => id));
  const parents = new Map(objects.map(({ id, parent }) => [id, parent]));
  return ids.size === 0 ? null : all.filter(({ id }) => ids.has(id) || ids.has(parents.get(id) ?? ""));
}

/** What people may call it: its address, with and without the kind and a schema that goes without saying. */
function namesOf({ kind, schema, address }: Blame): readonly string[] {
  const withoutKind = address.slice(kind.length + 1);
  const isUsual = schema === "public" || schema === "main";
  const short = isUsual && withoutKind.startsWith(`${schema}.`) ? withoutKind.slice(schema.length + 1) : withoutKind;
  return [address, withoutKind, `${kind}:${short}`, short];
}
