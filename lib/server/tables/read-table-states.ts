import "server-only";
import type { TableRow } from "@/lib/domain/catalog-view";
import type { Unanswered } from "@/lib/domain/review";
import type { Template } from "@/lib/domain/template";
import type { Reader } from "../db";
import { readDomainsOfTables } from "../domains/read-domains";
import { type Answers, readAnswers } from "./read-answers";
import { readCoverage, type TableCoverage } from "./read-coverage";
import { type ReviewState, readReviews, untouched } from "./read-reviews";
import { readTables, type TableFacts } from "./read-tables";
import type { TableScope } from "./table-scope";

/** A table of a state with all but what migrations did to it. */
export type TableState = Omit<TableRow, "bands" | "lastChange">;

/** Tables by schema and name; by table (its identity) what its docs do not answer, and its coverage with its kinds. */
export type TableStates = Pick<Answers, "causes" | "nearby"> & {
  readonly states: readonly TableState[];
  readonly coverage: ReadonlyMap<string, TableCoverage>;
};

/** All tables of a state (or one), in a number of queries that does not grow with them. */
export async function readTableStates(db: Reader, scope: TableScope, template: Template): Promise<TableStates> {
  const [tables, coverage, { marks, causes, nearby }, reviews, domains] = await Promise.all([
    readTables(db, scope),
    readCoverage(db, scope, template),
    readAnswers(db, scope),
    readReviews(db, scope),
    readDomainsOfTables(db, scope),
  ]);
  const states = tables.map((table) =>
    toState(table, {
      coverage: coverage.get(table.objectId) ?? nothing,
      domain: domains.get(table.objectId) ?? null,
      review: reviews.get(table.objectId) ?? untouched,
      marks: marks.get(table.objectId) ?? [],
      stale: newestOf(causes.get(table.objectId)),
    }),
  );
  return { states, causes, nearby, coverage };
}

// A grid has no use for the fields.
function newestOf([newest]: readonly Unanswered[] = []): TableRow["stale"] {
  if (!newest) return null;
  const { fields: _, ...cause } = newest;
  return cause;
}

const nothing: TableCoverage = { columns: 0, policies: 0, required: 0, documented: 0, kinds: [] };

type Facts = Pick<TableRow, "marks" | "stale" | "domain"> & {
  readonly coverage: TableCoverage;
  readonly review: ReviewState;
};

// Property by property: joining objects by spreading them takes longer than the queries of a small project.
function toState(table: TableFacts, { coverage, review, domain, marks, stale }: Facts): TableState {
  return {
    objectId: table.objectId,
    schema: table.schema,
    name: table.name,
    kind: table.kind,
    isExternal: table.isExternal,
    status: review.status,
    statusNumber: review.statusNumber,
    owner: review.owner,
    domain,
    coverage: { documented: coverage.documented, required: coverage.required },
    rls: toRls(table),
    policies: coverage.policies,
    columns: coverage.columns,
    marks,
    stale,
  };
}

/**
 * How a table has row level security. It is a matter of PostgreSQL's own tables: a view, a foreign table or SQLite has none, and
 * whether a platform's table has it the migrations do not say.
 */
export function toRls(table: TableFacts): TableRow["rls"] {
  if (table.isExternal) return "not applicable";
  const canHave = table.dialect !== "sqlite" && (table.kind === "table" || table.kind === "partitioned table");
  if (!canHave) return "not applicable";
  if (!table.rlsEnabled) return "disabled";
  return table.rlsForced ? "forced" : "enabled";
}
