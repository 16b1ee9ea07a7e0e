import { handle } from "@/lib/server/http/handle";
import { decodeParam, textParam } from "@/lib/server/http/read-param";
import { getTable } from "@/lib/server/tables/get-table";

type Params = { project: string; schema: string; name: string };

export const GET = handle<Params>(async (viewer, request, { project, ...names }) => {
  const asOf = textParam(request, "asOf");
  const table = { schema: decodeParam(names.schema), name: decodeParam(names.name) };
  return Response.json(await getTable(viewer, { slug: project, ...table, ...(asOf ? { asOf } : {}) }));
});
