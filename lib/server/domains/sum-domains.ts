import "server-only";
import { sumCoverage } from "@/lib/domain/coverage";
import type { Domain, DomainCoverage } from "@/lib/domain/domains";
import type { TableStates } from "../tables/read-table-states";
import { sumByKind } from "../tables/sum-by-kind";

/** How far the tables of each domain are documented, in the order given, last those of none; nothing where there is no domain. */
export function sumDomains(
  domains: readonly Domain[],
  { states, coverage }: Pick<TableStates, "states" | "coverage">,
): readonly DomainCoverage[] {
  if (domains.length === 0) return [];
  const sums = [...domains, null].map((domain): DomainCoverage => {
    const tables = states.filter((table) => (table.domain?.id ?? null) === (domain?.id ?? null));
    const kinds = sumByKind(tables.flatMap(({ objectId }) => coverage.get(objectId)?.kinds ?? []));
    return {
      domain,
      tables: tables.filter(({ isExternal }) => !isExternal).length,
      coverage: sumCoverage(kinds),
      kinds,
    };
  });
  return sums.filter(({ domain, tables }) => domain !== null || tables > 0);
}
