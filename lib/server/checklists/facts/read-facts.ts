import "server-only";
import type { AssumptionView } from "@/lib/domain/assumptions";
import type { ChecklistTemplate } from "@/lib/domain/checklist-template";
import type { Domain } from "@/lib/domain/domains";
import { paths } from "@/lib/domain/paths";
import type { Scope } from "../../as-of/resolve-as-of";
import { readAssumptions } from "../../assumptions/read-assumptions";
import type { Transaction } from "../../db";
import { readDomains, readDomainsOfTables } from "../../domains/read-domains";
import { type ReviewState, readReviews } from "../../tables/read-reviews";
import { readTables, type TableFacts } from "../../tables/read-tables";
import { readWaiversNow, type WaiversNow } from "../../waivers/read-waivers-now";
import { askedOf } from "./asked-of";
import { type KeysAndPolicies, readKeysAndPolicies } from "./read-keys-and-policies";
import { type NewestChanges, readNewestChanges } from "./read-newest-changes";
import { type PageText, readPageTexts } from "./read-page-texts";
import { type NewestCause, readStaleTables } from "./read-stale-tables";
import { readTicks, type Ticks } from "./read-ticks";
import { type AllUnwritten, readUnwritten } from "./read-unwritten";

/** A table with the address of its page: what is missing leads there, often thousands of times. */
export type CheckedTable = TableFacts & { readonly page: string };

/** All that the items of some checklists are evaluated by. */
export type Facts = KeysAndPolicies &
  AllUnwritten & {
    readonly slug: string;
    /** Without a platform's own. */
    readonly tables: readonly CheckedTable[];
    readonly reviews: ReadonlyMap<string, ReviewState>;
    readonly stale: ReadonlyMap<string, NewestCause>;
    readonly pages: readonly PageText[];
    readonly domains: readonly Domain[];
    readonly domainOf: ReadonlyMap<string, Domain>;
    readonly ticks: Ticks;
    readonly changes: NewestChanges;
    readonly waivers: WaiversNow;
    readonly assumptions: readonly AssumptionView[];
  };

/** A checklist to be evaluated: its identity and its text. */
export type ReadChecklist = { readonly id: string; readonly template: ChecklistTemplate };

/**
 * Reads what checklists ask for, in a number of queries that grows neither with their items nor with the tables. `known` is what has
 * been read already.
 */
export async function readFacts(
  db: Transaction,
  scope: Scope,
  slug: string,
  checklists: readonly ReadChecklist[],
  known: Partial<Pick<Facts, "waivers" | "assumptions">> = {},
): Promise<Facts> {
  const asked = askedOf(checklists.map(({ template }) => template));
  const ticks = await readTicks(
    db,
    checklists.map(({ id }) => id),
  );
  const none = new Map<string, NewestCause>();
  return {
    slug,
    tables: (await readTables(db, scope))
      .filter(({ isExternal }) => !isExternal)
      .map((table) => ({ ...table, page: paths.table(slug, table.schema, table.name) })),
    reviews: await readReviews(db, scope),
    ...(await readUnwritten(db, scope, asked.fields)),
    stale: asked.staleness ? await readStaleTables(db, scope) : none,
    pages: await readPageTexts(db, scope.projectId, asked),
    domains: await readDomains(scope.projectId, db),
    domainOf: await readDomainsOfTables(db, scope),
    ticks,
    assumptions: known.assumptions ?? (asked.assumptions ? await readAssumptions(db, scope, slug) : []),
    waivers: known.waivers ?? (await readWaiversNow(db, scope.projectId)),
    changes: await readNewestChanges(db, scope, oldestTick(ticks)),
    ...(await readKeysAndPolicies(db, scope)),
  };
}

// What changed before anything was ticked makes nothing lapse.
function oldestTick(ticks: Ticks): number {
  return [...ticks.values()].reduce((oldest, { position }) => Math.min(oldest, position), 2_147_483_647);
}
