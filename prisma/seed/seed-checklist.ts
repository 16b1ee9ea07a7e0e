import type { ItemView } from "@/lib/domain/checklist-view";
import type { Viewer } from "@/lib/domain/viewer";
import { changeChecklists } from "@/lib/server/checklists/change-checklists";
import { getChecklist } from "@/lib/server/checklists/get-checklist";
import { getDb } from "@/lib/server/db";
import type { Sample } from "./read-sample";
import type { Cast } from "./seed-people";
import type { SeededProject } from "./seed-project";

/** Attaches the checklist of a sample at its migration, and ticks what was ticked while one was head. */
export async function seedChecklistAt(
  version: string,
  { checklist }: Sample,
  { administrator, byHandle }: Cast,
  project: SeededProject,
): Promise<void> {
  if (!checklist) return;
  const { slug } = project;
  const personOf = (handle: string) => namedIn(byHandle, handle);
  if (checklist.at === version) {
    const { id: checklistId } = await changeChecklists(administrator, {
      slug,
      kind: "attach",
      template: "production blockers",
    });
    const { estimatedMinutes, spentMinutes, dueOn } = checklist;
    const owner = { kind: "member" as const, id: personOf(checklist.owner).userId };
    const head = { kind: "header" as const, checklistId, base: 1, priority: "P0" as const, owner };
    await changeChecklists(administrator, { slug, ...head, estimatedMinutes, spentMinutes, dueOn });
  }
  for (const tick of checklist.ticks.filter(({ at }) => at === version))
    await seedTick(personOf(tick.by), project, tick);
}

type SampleTick = NonNullable<Sample["checklist"]>["ticks"][number];

/** An item of a sample's checklist, as it stands. */
export type SeededItem = {
  readonly checklistId: string;
  readonly itemId: string;
  readonly objectId: string | null;
  readonly shown: string;
};

/** Finds an item of the one checklist of a sample, of a table where it is asked of each. */
export async function findSeededItem(
  viewer: Viewer,
  { id: projectId, slug }: SeededProject,
  wanted: { readonly item: string; readonly table?: string | undefined },
): Promise<SeededItem> {
  const stored = await getDb().checklist.findFirstOrThrow({ where: { projectId }, select: { slug: true } });
  const { id: checklistId, sections } = await getChecklist(viewer, { slug, checklist: stored.slug });
  const found = sections.flatMap((section): readonly { item: ItemView; objectId: string | null }[] =>
    section.each === "project"
      ? section.items.map((item) => ({ item, objectId: null }))
      : section.tables
          .filter(({ name }) => name === wanted.table)
          .flatMap(({ objectId, items }) => (items ?? []).map((item) => ({ item, objectId }))),
  );
  const place = found.find(({ item }) => item.id === wanted.item);
  if (!place)
    throw new Error(`The checklist of ${slug} has no item ${wanted.item} of ${wanted.table ?? "the project"}.`);
  return { checklistId, itemId: place.item.id, objectId: place.objectId, shown: place.item.shown };
}

/** Somebody of the samples, by handle. */
export function namedIn(byHandle: Cast["byHandle"], handle: string): Viewer {
  const viewer = byHandle.get(handle);
  if (!viewer) throw new Error(`A sample speaks of ${handle}, who there is not.`);
  return viewer;
}

async function seedTick(viewer: Viewer, project: SeededProject, tick: SampleTick): Promise<void> {
  const { id: projectId, slug } = project;
  const of = await findSeededItem(viewer, project, tick);
  const evidence = tick.page
    ? { kind: "page" as const, pageId: await pageId(projectId, tick.page) }
    : { kind: "note" as const, text: tick.note ?? "" };
  await changeChecklists(viewer, { slug, kind: "tick", ...of, evidence });
}

async function pageId(projectId: string, slug: string): Promise<string> {
  const { id } = await getDb().page.findUniqueOrThrow({
    where: { projectId_slug: { projectId, slug } },
    select: { id: true },
  });
  return id;
}
