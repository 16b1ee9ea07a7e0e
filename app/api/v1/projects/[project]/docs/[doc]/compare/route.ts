import { handle } from "@/lib/server/http/handle";
import { idParam, numberParam } from "@/lib/server/http/read-param";
import { compareRevisions } from "@/lib/server/revisions/compare-revisions";

/** Two revisions of a field, `?from=` and `?to=` by their numbers (from 0: before the first), and how their texts differ. */
export const GET = handle<{ project: string; doc: string }>(async (viewer, request, { project, doc }) => {
  const [from, to] = [numberParam(request, "from", 0), numberParam(request, "to")];
  const pair = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return Response.json(await compareRevisions(viewer, { slug: project, docId: idParam(doc), ...pair }));
});
