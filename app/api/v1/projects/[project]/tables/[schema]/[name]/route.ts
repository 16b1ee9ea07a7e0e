import { handle } from "@/lib/server/http/handle";
import { asOfParam, decodeParam } from "@/lib/server/http/read-param";
import { getTable } from "@/lib/server/tables/get-table";

type Params = { project: string; schema: string; name: string };

/** One table with everything its page shows. */
export const GET = handle<Params>(async (viewer, request, { project: slug, ...names }) => {
  const table = { schema: decodeParam(names.schema), name: decodeParam(names.name) };
  return Response.json(await getTable(viewer, { slug, ...table, ...asOfParam(request) }));
});
