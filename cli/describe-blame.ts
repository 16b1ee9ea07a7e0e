import { type Blame, blame, type ReplayResult } from "@/migrations-import";

/**
 * Where each fact comes from: of every object, or of one and what belongs to it, by its address
 * (`table:public.users`, also without the kind). Null where nothing has that address.
 */
export function describeBlame({ objects, outcomes }: ReplayResult, address: string | true): readonly Blame[] | null {
  const all = blame(
    objects,
    outcomes.flatMap(({ changes }) => changes),
  );
  if (address === true) return all;
  const named = all.filter((each) => each.address === address || withoutKind(each) === address);
  const ids = new Set(named.map(({ id }) => id));
  const parents = new Map(objects.map(({ id, parent }) => [id, parent]));
  return ids.size === 0 ? null : all.filter(({ id }) => ids.has(id) || ids.has(parents.get(id) ?? ""));
}

function withoutKind({ kind, address }: Blame): string {
  return address.slice(kind.length + 1);
}
