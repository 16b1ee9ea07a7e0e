import { handle } from "@/lib/server/http/handle";
import { textParam } from "@/lib/server/http/read-param";
import { findTables } from "@/lib/server/tables/find-tables";

export const GET = handle<{ project: string }>(async (viewer, request, { project }) => {
  const asOf = textParam(request, "asOf");
  return Response.json(await findTables(viewer, { slug: project, ...(asOf ? { asOf } : {}) }));
});
