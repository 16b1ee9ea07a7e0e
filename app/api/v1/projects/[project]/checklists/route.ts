import { checklistInput } from "@/lib/domain/checklist-inputs";
import { changeChecklists } from "@/lib/server/checklists/change-checklists";
import { listChecklists } from "@/lib/server/checklists/list-checklists";
import { handle } from "@/lib/server/http/handle";
import { readJson } from "@/lib/server/http/read-json";

/** The checklists, each with its verdict. */
export const GET = handle<{ project: string }>(async (viewer, _request, { project: slug }) =>
  Response.json(await listChecklists(viewer, slug)),
);

/** Attaches, edits or removes a checklist, changes its head, ticks an item or takes that back. */
export const POST = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await changeChecklists(viewer, { slug, ...(await readJson(request, checklistInput)) })),
);
