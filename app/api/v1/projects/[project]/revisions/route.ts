import { handle } from "@/lib/server/http/handle";
import { numberParam } from "@/lib/server/http/read-param";
import { listChain } from "@/lib/server/revisions/list-chain";

/** All revisions of a project with what their hashes cover, in the order of the chain. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  const after = numberParam(request, "after");
  return Response.json(await listChain(viewer, { slug, ...(after === undefined ? {} : { after }) }));
});
