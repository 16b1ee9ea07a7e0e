import { checklistSearch } from "@/lib/domain/checklist-search";
import { getChecklist } from "@/lib/server/checklists/get-checklist";
import { handle } from "@/lib/server/http/handle";
import { searchParam } from "@/lib/server/http/read-param";

/** One checklist with how every item stands, or those of them that are asked for. */
export const GET = handle<{ project: string; checklist: string }>(
  async (viewer, request, { project: slug, checklist }) =>
    Response.json(await getChecklist(viewer, { slug, checklist, search: searchParam(request, checklistSearch) })),
);
