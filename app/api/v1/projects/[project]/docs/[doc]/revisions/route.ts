import { listRevisions } from "@/lib/server/docs/list-revisions";
import { handle } from "@/lib/server/http/handle";
import { dayParam, idParam, numberParam } from "@/lib/server/http/read-param";

export const GET = handle<{ project: string; doc: string }>(async (viewer, request, { project, doc }) => {
  const [before, until] = [numberParam(request, "before"), dayParam(request, "until")];
  const start = { ...(before === undefined ? {} : { before }), ...(until === undefined ? {} : { until }) };
  return Response.json(await listRevisions(viewer, { slug: project, docId: idParam(doc), ...start }));
});
