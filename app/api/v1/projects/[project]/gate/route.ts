import { handle } from "@/lib/server/http/handle";
import { numberParam } from "@/lib/server/http/read-param";
import { getReadiness } from "@/lib/server/readiness/get-readiness";

/** Whether a project may go to production at head, and why not. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await getReadiness(viewer, slug, { page: numberParam(request, "page") ?? 1 })),
);
