import "server-only";
import type { Band, TableRow } from "@/lib/domain/catalog-view";
import type { StaleCause } from "@/lib/domain/review";
import type { Transaction } from "../db";
import { readAnswers } from "./read-answers";
import { readBands } from "./read-bands";
import { type Coverage, readCoverage } from "./read-coverage";
import { type ReviewState, readReviews, untouched } from "./read-reviews";
import { readTables, type TableFacts } from "./read-tables";
import type { TableScope } from "./table-scope";

/** The rows of a grid, and for each table (by identity) the changes its docs do not answer, newest first. */
export type TableRows = {
  readonly rows: readonly TableRow[];
  readonly causes: ReadonlyMap<string, readonly StaleCause[]>;
};

/** Everything a grid shows of all tables of a state (or of one), in a number of queries that does not grow with them. */
export async function readTableRows(db: Transaction, scope: TableScope): Promise<TableRows> {
  const tables = await readTables(db, scope);
  const coverage = await readCoverage(db, scope);
  const bands = await readBands(db, scope);
  const { marks, causes } = await readAnswers(db, scope);
  const reviews = await readReviews(db, scope);
  const rows = tables.map((table) =>
    toRow(table, {
      coverage: coverage.get(table.objectId) ?? nothing,
      review: reviews.get(table.objectId) ?? untouched,
      bands: bands.get(table.objectId) ?? [],
      marks: marks.get(table.objectId) ?? [],
      stale: causes.get(table.objectId)?.[0] ?? null,
      position: scope.position,
    }),
  );
  return { rows, causes };
}

const nothing: Coverage = { columns: 0, policies: 0, required: 0, documented: 0 };

type Facts = Pick<TableRow, "bands" | "marks" | "stale"> & {
  readonly coverage: Coverage;
  readonly review: ReviewState;
  readonly position: number;
};

// Property by property: joining objects by spreading them takes longer than the queries of a small project.
function toRow(table: TableFacts, { coverage, review, bands, marks, stale, position }: Facts): TableRow {
  return {
    objectId: table.objectId,
    schema: table.schema,
    name: table.name,
    kind: table.kind,
    isExternal: table.isExternal,
    status: review.status,
    statusNumber: review.statusNumber,
    owner: review.owner,
    coverage: { documented: coverage.documented, required: coverage.required },
    rls: toRls(table),
    policies: coverage.policies,
    columns: coverage.columns,
    bands,
    marks,
    stale,
    lastChange: toLastChange(bands, position),
  };
}

// Row level security is a matter of PostgreSQL's own tables; a view, a foreign table or SQLite has none, and whether a
// platform's table has it the migrations do not say.
function toRls(table: TableFacts): TableRow["rls"] {
  if (table.isExternal) return "not applicable";
  const canHave = table.dialect !== "sqlite" && (table.kind === "table" || table.kind === "partitioned table");
  if (!canHave) return "not applicable";
  if (!table.rlsEnabled) return "disabled";
  return table.rlsForced ? "forced" : "enabled";
}

function toLastChange(bands: readonly Band[], position: number): TableRow["lastChange"] {
  const last = bands.findLast((band) => band.position <= position);
  return {
    version: last?.version ?? "",
    path: last?.path ?? "",
    position: last?.position ?? 0,
    summary: last?.label ?? "",
  };
}
