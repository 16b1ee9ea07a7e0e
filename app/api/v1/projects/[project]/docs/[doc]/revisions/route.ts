import { listRevisions } from "@/lib/server/docs/list-revisions";
import { handle } from "@/lib/server/http/handle";
import { idParam, numberParam } from "@/lib/server/http/read-param";

export const GET = handle<{ project: string; doc: string }>(async (viewer, request, { project, doc }) => {
  const before = numberParam(request, "before");
  const input = { slug: project, docId: idParam(doc), ...(before === undefined ? {} : { before }) };
  return Response.json(await listRevisions(viewer, input));
});
