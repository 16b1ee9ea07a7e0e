import { nameInAddress } from "@/lib/domain/paths";
import { handle } from "@/lib/server/http/handle";
import { asOfParam } from "@/lib/server/http/read-param";
import { getTable } from "@/lib/server/tables/get-table";

type Params = { project: string; schema: string; name: string };

/** One table with everything its page shows. The names come decoded; decoding them again would find another table. */
export const GET = handle<Params>(async (viewer, request, { project: slug, ...names }) => {
  const [schema, name] = [nameInAddress(names.schema), nameInAddress(names.name)];
  return Response.json(await getTable(viewer, { slug, schema, name, ...asOfParam(request) }));
});
