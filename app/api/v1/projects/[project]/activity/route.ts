import { listActivity } from "@/lib/server/activity/list-activity";
import { handle } from "@/lib/server/http/handle";
import { textParam } from "@/lib/server/http/read-param";

/** What happened in a project, newest first, a page at a time (`?before=`). */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  const before = textParam(request, "before");
  return Response.json(await listActivity(viewer, { slug, ...(before ? { before } : {}) }));
});
