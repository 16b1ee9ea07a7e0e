import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import {
  isLiving,
  WAIVERS_PAGE_SIZE,
  type Waiver,
  type WaiverList,
  type WaiverRow,
  type WaiverSearch,
  waiverStates,
} from "@/lib/domain/waivers";
import { readSnapshot } from "../as-of/read-snapshot";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";
import { readWaivers } from "./read-waivers";

/**
 * The waivers of a project: those that wait, then those in force, the next to end first; then what is over, the newest first. 50 at
 * a time. `not_found` for a project the viewer may not see.
 */
export async function listWaivers(
  viewer: Viewer,
  input: { readonly slug: string; readonly search?: WaiverSearch },
): Promise<WaiverList> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  const all = await readSnapshot((db) => readWaivers(db, project.id));
  const can = actionsAt(viewer, project, { isHead: true });
  const { state, page = 1 } = input.search ?? {};
  const found = inOrder(all).filter((each) => state === undefined || each.state === state);
  const pages = Math.max(1, Math.ceil(found.length / WAIVERS_PAGE_SIZE));
  const shown = Math.min(page, pages);
  const counts = Object.fromEntries(
    waiverStates.map((each) => [each, all.filter((waiver) => waiver.state === each).length]),
  ) as WaiverList["counts"];
  const rows = found.slice((shown - 1) * WAIVERS_PAGE_SIZE, shown * WAIVERS_PAGE_SIZE);
  return { can, waivers: rows.map((each) => toRow(each, viewer, can)), counts, page: shown, pages };
}

function inOrder(waivers: readonly Waiver[]): readonly Waiver[] {
  const of = (wanted: Waiver["state"]) => waivers.filter(({ state }) => state === wanted);
  const over = waivers.filter((each) => !isLiving(each)).sort((a, b) => (a.askedAt < b.askedAt ? 1 : -1));
  return [...of("pending"), ...of("approved"), ...over];
}

function toRow(waiver: Waiver, viewer: Viewer, can: WaiverList["can"]): WaiverRow {
  const { state, askedBy } = waiver;
  const mayDecide = can.includes("waiver.decide");
  const isOwn = askedBy.id === viewer.userId;
  return {
    ...waiver,
    canDecide: mayDecide && !isOwn && state === "pending",
    canRevoke: isLiving(waiver) && (mayDecide || (isOwn && can.includes("waiver.ask"))),
  };
}
