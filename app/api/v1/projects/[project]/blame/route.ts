import { getBlame } from "@/lib/server/blame/get-blame";
import { handle } from "@/lib/server/http/handle";
import { asOfParam, idParam, textParam } from "@/lib/server/http/read-param";

/** Where each fact comes from: of `?object=table:public.users` with what belongs to it, of `?id=` alone, or of everything. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  const [id, address] = [textParam(request, "id"), textParam(request, "object")];
  const which = {
    ...(id === undefined ? {} : { objectId: idParam(id) }),
    ...(address === undefined ? {} : { address }),
  };
  return Response.json(await getBlame(viewer, { slug, ...which, ...asOfParam(request) }));
});
