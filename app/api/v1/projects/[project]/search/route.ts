import { handle } from "@/lib/server/http/handle";
import { asOfParam, textParam } from "@/lib/server/http/read-param";
import { search } from "@/lib/server/search/search";

export const GET = handle<{ project: string }>(async (viewer, request, { project }) => {
  const query = textParam(request, "query") ?? textParam(request, "q") ?? "";
  const isArchiveAsked = textParam(request, "archived") === "1";
  return Response.json(await search(viewer, { slug: project, query, isArchiveAsked, ...asOfParam(request) }));
});
