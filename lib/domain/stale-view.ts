import type { AsOf } from "./catalog-view";
import type { ProjectAction } from "./permissions";
import type { Owner, StaleCause } from "./review";

/** One stale field of the docs, or the verification of a table that is older than a change. */
export type StaleRow = {
  /** Null for a verification. */
  readonly docId: string | null;
  /** The revision it stands at; 0 for a verification. */
  readonly number: number;
  readonly objectId: string;
  readonly kind: string;
  readonly object: string;
  /** The table it is or belongs to; what belongs to none, by its own name. */
  readonly schema: string;
  readonly name: string;
  /** The arguments of a function, which tell overloads apart; null for everything else. */
  readonly args: string | null;
  /** Null for a verification. */
  readonly field: string | null;
  /** The beginning of what is written there. */
  readonly excerpt: string;
  /** The newest change it does not answer, and how many there are. */
  readonly cause: StaleCause;
  readonly causes: number;
  /** The oldest of them: since when it is stale, and how many migrations ago that was (0: by the newest). */
  readonly since: { readonly version: string; readonly importedAt: string; readonly migrationsAgo: number };
  readonly owner: Owner | null;
};

/** All that is stale in a state of a project, the oldest first. */
export type StaleList = {
  readonly asOf: AsOf;
  readonly can: readonly ProjectAction[];
  /** Who is asking: "mine" is what they own, by themselves or as one of a team. */
  readonly mine: readonly string[];
  readonly rows: readonly StaleRow[];
};

/** What of the list is asked for, as its address says it. */
export type StaleQuery = {
  /** An owner's id, or `none`. */
  readonly owner: string | null;
  readonly kind: string | null;
  readonly isMine: boolean;
};

/** Reads a query from search parameters: `owner`, `kind`, `mine=1`. */
export function readStaleQuery(params: URLSearchParams): StaleQuery {
  return { owner: params.get("owner"), kind: params.get("kind"), isMine: params.get("mine") === "1" };
}

/** The rows that a query lets through, in their order. */
export function filterStale({ rows, mine }: Pick<StaleList, "rows" | "mine">, query: StaleQuery): readonly StaleRow[] {
  return rows.filter(
    ({ owner, kind, field }) =>
      (query.owner === null || (owner?.id ?? "none") === query.owner) &&
      (query.kind === null || (field === null ? "verification" : kind) === query.kind) &&
      (!query.isMine || (owner !== null && mine.includes(owner.id))),
  );
}
