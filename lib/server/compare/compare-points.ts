import "server-only";
import {
  COMPARED_OTHERS,
  COMPARED_PAGE_SIZE,
  type ComparedTable,
  type CompareFilter,
  type Comparison,
} from "@/lib/domain/compare-view";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import type { Transaction } from "../db";
import { groupBy } from "../group-by";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { findPoints, type Point } from "./find-points";
import { readDifferences } from "./read-differences";
import { type Outline, readOutline } from "./read-outline";
import { readWritings } from "./read-writings";

export type ComparePoints = { readonly slug: string; readonly from?: string; readonly to?: string };

/**
 * What became of a project's schema and docs between two of its migrations (their versions or paths; `from` may be `start`):
 * the totals of everything, and a page of the tables the filter leaves, or all of them. Head compared with itself is empty. `not_found` for
 * a project the viewer may not see or an unknown migration, `too_many` for whoever compares without end.
 */
export async function comparePoints(
  viewer: Viewer,
  input: ComparePoints & { readonly filter?: CompareFilter; readonly page?: number | "all" },
): Promise<Comparison> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  await spendAttempt("compare:person-project", viewer.userId, project.id);
  const { filter = {}, page = 1 } = input;
  return readSnapshot(async (db) => {
    const [from, to] = await findPoints(db, project.id, input);
    const part = page === "all" ? page : { page, tables: COMPARED_PAGE_SIZE, others: COMPARED_OTHERS };
    const outline = await readOutline(db, from, to, { filter, part });
    const pages = page === "all" ? 1 : Math.max(1, Math.ceil(outline.found / COMPARED_PAGE_SIZE));
    return {
      from: { position: from.position, version: from.version },
      to: { position: to.position, version: to.version },
      isHead: to.isHead,
      totals: outline.totals,
      ...(await readDetails(db, from, to, outline)),
      othersFound: outline.othersFound,
      page: page === "all" ? 1 : Math.min(page, pages),
      pages,
      found: outline.found,
    };
  });
}

/** Only what is told is read: definitions, statements and revisions of the page's objects. */
async function readDetails(
  db: Transaction,
  from: Point,
  to: Point,
  { tables, others }: Outline,
): Promise<Pick<Comparison, "tables" | "others">> {
  const shown = [...tables.flatMap((table) => table.shown), ...others];
  const found = groupBy(await readDifferences(db, from, to, shown), ({ tableId }) => tableId);
  const objectsOf = (tableId: string | null) => (found.get(tableId) ?? []).map(({ tableId: _, ...object }) => object);
  const tableIds = tables.map(({ objectId }) => objectId);
  const writings = await readWritings(db, from, to, tableIds);
  return {
    tables: tables.map(
      ({ shown: _, ...table }): ComparedTable => ({
        ...table,
        objects: objectsOf(table.objectId),
        writings: writings.get(table.objectId) ?? [],
      }),
    ),
    others: objectsOf(null),
  };
}
