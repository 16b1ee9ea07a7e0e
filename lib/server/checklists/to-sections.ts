import "server-only";
import type { ChecklistSearch } from "@/lib/domain/checklist-search";
import type { ChecklistTemplate, TemplateSection } from "@/lib/domain/checklist-template";
import type { ItemView, SectionView, TableItems, Tick } from "@/lib/domain/checklist-view";
import { groupBy } from "../group-by";
import { type WaiversByItem, waiverOf } from "../waivers/read-waivers-now";
import { type EvaluatedItem, isHolding } from "./evaluate";
import { missingOf } from "./outcome";
import { type Owners, ownerOfItem } from "./owner-of-item";
import { tallyOf } from "./verdict-of";

/** How many tables of a section come at once. */
const TABLES_A_PAGE = 50;
/** Of more tables than this the items are told with the table alone. */
const MOST_WITH_ITEMS = 30;
/** What of a checklist is asked for: what the address says, and who the viewer is where it is theirs alone. */
export type Wanted = Omit<ChecklistSearch, "mine"> & {
  /** Only what one of these answers for. */
  readonly mine: readonly string[] | null;
};

/** What items are told with: who answers for them, and which waivers are asked for. */
type Around = Owners & { readonly checklistId: string; readonly asked: WaiversByItem };

/** The sections of a checklist with the items that are asked for; a tally is always of all items. */
export function toSections(
  { sections }: ChecklistTemplate,
  items: readonly EvaluatedItem[],
  wanted: Wanted,
  around: Around,
): readonly SectionView[] {
  const bySection = groupBy(items, ({ section }) => section.id);
  const isAsked = ({ id }: TemplateSection) => wanted.section === undefined || wanted.section === id;
  return sections.filter(isAsked).map((section) => {
    const all = bySection.get(section.id) ?? [];
    const found = all.filter((each) => isWanted(each, wanted, around));
    const about = { id: section.id, title: section.title, tally: tallyOf(all) };
    return section.each === "project"
      ? { ...about, each: "project", items: found.map((each) => toItem(each, around)) }
      : { ...about, each: "table", ...toTables(all, found, wanted, around) };
  });
}

function isWanted(each: EvaluatedItem, { blocking, open, mine, owner, table }: Wanted, around: Around): boolean {
  if (blocking !== undefined && !each.isBlocker) return false;
  if (open !== undefined && isHolding(each.outcome)) return false;
  if (table !== undefined && each.table?.objectId !== table) return false;
  if (mine === null && owner === undefined) return true;
  const answering = ownerOfItem(each, around)?.id ?? "none";
  return (mine === null || mine.includes(answering)) && (owner === undefined || owner === answering);
}

function toTables(
  all: readonly EvaluatedItem[],
  found: readonly EvaluatedItem[],
  { page = 1 }: Wanted,
  around: Around,
) {
  const tallies = groupBy(all, ({ table }) => table?.objectId);
  const byTable = [...groupBy(found, ({ table }) => table).entries()];
  const pages = Math.max(1, Math.ceil(byTable.length / TABLES_A_PAGE));
  const first = (Math.min(page, pages) - 1) * TABLES_A_PAGE;
  const isTold = byTable.length <= MOST_WITH_ITEMS;
  const tables = byTable.slice(first, first + TABLES_A_PAGE).flatMap(([table, items]): TableItems[] => {
    if (table === null) return [];
    const { objectId, schema, name } = table;
    const tally = tallyOf(tallies.get(objectId) ?? []);
    return [{ objectId, schema, name, tally, items: isTold ? items.map((each) => toItem(each, around)) : null }];
  });
  return { found: byTable.length, pages, tables };
}

function toItem(each: EvaluatedItem, around: Around): ItemView {
  const { item, outcome, said, shown, isBlocker } = each;
  return {
    id: item.id,
    text: item.text,
    priority: item.priority,
    state: outcome.state,
    isBlocker,
    waiver: toWaiver(each, around),
    owner: ownerOfItem(each, around),
    ...missingOf(outcome),
    reason: outcome.reason,
    isByPerson: item.check.kind === "person",
    tick: toTick(said),
    shown,
  };
}

function toWaiver(
  { item, table, waiver, isBlocker }: EvaluatedItem,
  { checklistId, asked }: Around,
): ItemView["waiver"] {
  const told = isBlocker ? waiverOf(asked, checklistId, item.id, table?.objectId ?? null) : waiver;
  if (told === null) return null;
  const { id, scope, reason, endsAt, askedBy, approved } = told;
  return { id, scope, reason, endsAt, isInForce: !isBlocker, askedBy: askedBy.name, approvedBy: approved?.by ?? null };
}

function toTick(said: EvaluatedItem["said"]): Tick | null {
  if (said === undefined || said.evidence === null) return null;
  const { by, at, version, evidence, page } = said;
  return { by, at, version, evidence, page };
}
