import { handle } from "@/lib/server/http/handle";
import { getPage } from "@/lib/server/pages/get-page";

/** A page of the wiki with its text. */
export const GET = handle<{ project: string; page: string }>(async (viewer, _request, { project: slug, page }) =>
  Response.json(await getPage(viewer, { slug, pageSlug: page })),
);
