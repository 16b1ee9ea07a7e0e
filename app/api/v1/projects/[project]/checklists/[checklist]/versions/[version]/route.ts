import { getChecklistVersion } from "@/lib/server/checklists/get-checklist-version";
import { handle } from "@/lib/server/http/handle";

/** A version of a checklist's text, held against the one before it. */
export const GET = handle<{ project: string; checklist: string; version: string }>(
  async (viewer, _request, { project: slug, checklist, version }) =>
    Response.json(await getChecklistVersion(viewer, { slug, checklist, version })),
);
