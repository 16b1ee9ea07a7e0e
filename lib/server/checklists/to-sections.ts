import "server-only";
import type { OwnerChoice } from "@/lib/domain/catalog-view";
import type { ChecklistSearch } from "@/lib/domain/checklist-search";
import type { ChecklistTemplate, TemplateSection } from "@/lib/domain/checklist-template";
import type { ItemView, SectionView, TableItems, Tick } from "@/lib/domain/checklist-view";
import type { Owner } from "@/lib/domain/review";
import { groupBy } from "../group-by";
import { type EvaluatedItem, isHolding } from "./evaluate";
import { tallyOf } from "./verdict-of";

/** How many tables of a section come at once. */
const TABLES_A_PAGE = 50;
/** Of more tables than this the items are told with the table alone. */
const MOST_WITH_ITEMS = 30;
/** How much of what an item misses is told. */
const MOST_MISSING = 20;

/** What of a checklist is asked for: what the address says, and who the viewer is where it is theirs alone. */
export type Wanted = Omit<ChecklistSearch, "mine"> & {
  /** Only what one of these answers for. */
  readonly mine: readonly string[] | null;
};

type Owners = { readonly choices: readonly OwnerChoice[]; readonly ofChecklist: Owner | null };

/** The sections of a checklist with the items that are asked for; a tally is always of all items. */
export function toSections(
  { sections }: ChecklistTemplate,
  items: readonly EvaluatedItem[],
  wanted: Wanted,
  owners: Owners,
): readonly SectionView[] {
  const bySection = groupBy(items, ({ section }) => section.id);
  const isAsked = ({ id }: TemplateSection) => wanted.section === undefined || wanted.section === id;
  return sections.filter(isAsked).map((section) => {
    const all = bySection.get(section.id) ?? [];
    const found = all.filter((each) => isWanted(each, wanted, owners));
    const about = { id: section.id, title: section.title, tally: tallyOf(all) };
    return section.each === "project"
      ? { ...about, each: "project", items: found.map((each) => toItem(each, owners)) }
      : { ...about, each: "table", ...toTables(all, found, wanted, owners) };
  });
}

function isWanted(each: EvaluatedItem, { blocking, open, mine, table }: Wanted, owners: Owners): boolean {
  if (blocking !== undefined && !each.isBlocker) return false;
  if (open !== undefined && isHolding(each.outcome)) return false;
  if (table !== undefined && each.table?.objectId !== table) return false;
  return mine === null || mine.includes(ownerOf(each, owners)?.id ?? "");
}

function toTables(
  all: readonly EvaluatedItem[],
  found: readonly EvaluatedItem[],
  { page = 1 }: Wanted,
  owners: Owners,
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
    return [{ objectId, schema, name, tally, items: isTold ? items.map((each) => toItem(each, owners)) : null }];
  });
  return { found: byTable.length, pages, tables };
}

function toItem(each: EvaluatedItem, owners: Owners): ItemView {
  const { item, outcome, said, shown, isBlocker } = each;
  return {
    id: item.id,
    text: item.text,
    priority: item.priority,
    state: outcome.state,
    isBlocker,
    owner: ownerOf(each, owners),
    missing: outcome.missing.slice(0, MOST_MISSING).map((words, index) => ({ words, href: outcome.hrefOf(index) })),
    missingCount: outcome.missing.length,
    reason: outcome.reason,
    isByPerson: item.check.kind === "person",
    tick: toTick(said),
    shown,
  };
}

function toTick(said: EvaluatedItem["said"]): Tick | null {
  if (said === undefined || said.evidence === null) return null;
  const { by, at, version, evidence, page } = said;
  return { by, at, version, evidence, page };
}

/** Who answers for an item: whoever its text names, else the owner of its table, else that of the checklist. */
function ownerOf({ item, tableOwner }: EvaluatedItem, { choices, ofChecklist }: Owners): Owner | null {
  const named = item.owner && choices.find(({ id }) => id === item.owner?.id);
  return named ?? tableOwner ?? ofChecklist;
}
