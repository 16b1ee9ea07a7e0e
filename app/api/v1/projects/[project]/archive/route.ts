import { getArchive } from "@/lib/server/archive/get-archive";
import { handle } from "@/lib/server/http/handle";
import { textParam } from "@/lib/server/http/read-param";

/** The docs of what was dropped; `?query=` keeps those that hold it. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  const query = textParam(request, "query");
  return Response.json(await getArchive(viewer, { slug, ...(query ? { query } : {}) }));
});
