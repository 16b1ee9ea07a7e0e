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
  const rows = tables.map((table): TableRow => {
    const layers = bands.get(table.objectId) ?? [];
    return {
      ...toIdentity(table),
      ...toReview(reviews.get(table.objectId) ?? untouched),
      ...toCounts(coverage.get(table.objectId) ?? nothing),
      rls: toRls(table),
      bands: layers,
      marks: marks.get(table.objectId) ?? [],
      stale: causes.get(table.objectId)?.[0] ?? null,
      lastChange: toLastChange(layers, scope.position),
    };
  });
  return { rows, causes };
}

const nothing: Coverage = { columns: 0, policies: 0, required: 0, documented: 0 };

function toIdentity({ objectId, schema, name, kind, isExternal }: TableFacts) {
  return { objectId, schema, name, kind, isExternal };
}

function toReview({ status, statusNumber, owner }: ReviewState) {
  return { status, statusNumber, owner };
}

function toCounts({ columns, policies, required, documented }: Coverage) {
  return { columns, policies, coverage: { documented, required } };
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
