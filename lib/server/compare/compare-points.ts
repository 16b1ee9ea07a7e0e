import "server-only";
import { COMPARED_PAGE_SIZE, type ComparedTable, type CompareFilter, type Comparison } from "@/lib/domain/compare-view";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { countTotals } from "./count-totals";
import { findPoints } from "./find-points";
import { readComparison } from "./read-comparison";

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
  return readSnapshot(async (db) => {
    const [from, to] = await findPoints(db, project.id, input);
    const whole = await readComparison(db, from, to);
    const found = whole.tables.filter((table) => isWanted(table, input.filter ?? {}));
    const size = input.page === "all" ? found.length : COMPARED_PAGE_SIZE;
    const pages = Math.max(1, Math.ceil(found.length / size));
    const page = input.page === "all" ? 1 : Math.min(Math.max(1, input.page ?? 1), pages);
    return {
      from: { position: from.position, version: from.version },
      to: { position: to.position, version: to.version },
      isHead: to.isHead,
      totals: countTotals(whole),
      others: whole.others,
      tables: found.slice((page - 1) * size, page * size),
      page,
      pages,
      found: found.length,
    };
  });
}

function isWanted(table: ComparedTable, { change, docs, query }: CompareFilter): boolean {
  const text = query?.trim().toLowerCase() ?? "";
  const names = [`${table.schema}.${table.name}`, table.was?.name ?? ""];
  const isNamed = text === "" || names.some((name) => name.toLowerCase().includes(text));
  return isNamed && (!change || table.change === change) && (!docs || table.docs === docs);
}
