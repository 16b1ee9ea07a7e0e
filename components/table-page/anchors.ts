import { anchorOfPart } from "@/lib/domain/anchor-of-part";
import type { TablePage } from "@/lib/domain/catalog-view";
import type { StaleCause } from "@/lib/domain/review";

/**
 * Where the objects that changed stand on the page of their table, by identity; without those that are gone. What changed elsewhere
 * leads to the relationship stated of it.
 */
export function anchorsOf(page: TablePage, causes: readonly StaleCause[]): Readonly<Record<string, string>> {
  const { columns, constraints, indexes, policies, triggers } = page;
  const kinds = { column: columns, constraint: constraints, index: indexes, policy: policies, trigger: triggers };
  const changed = new Set(causes.map((cause) => cause.objectId));
  const stated = page.stated.flatMap(({ objectId, stale }) =>
    stale ? [[stale.objectId, `#relationship-${objectId}`] as const] : [],
  );
  const own = Object.entries(kinds).flatMap(([kind, objects]) =>
    objects
      .filter(({ objectId }) => changed.has(objectId))
      .map(({ objectId, name }) => [objectId, anchorOfPart(kind, name)] as const),
  );
  return Object.fromEntries([...stated, ...own]);
}
