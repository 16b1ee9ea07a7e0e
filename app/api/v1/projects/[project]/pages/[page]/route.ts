import { handle } from "@/lib/server/http/handle";
import { asOfParam } from "@/lib/server/http/read-param";
import { getPage } from "@/lib/server/pages/get-page";

/** A page of the wiki with its text, at head or as of a migration. */
export const GET = handle<{ project: string; page: string }>(async (viewer, request, { project: slug, page }) =>
  Response.json(await getPage(viewer, { slug, pageSlug: page, ...asOfParam(request) })),
);
