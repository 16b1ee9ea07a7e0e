import { handle } from "@/lib/server/http/handle";
import { asOfParam } from "@/lib/server/http/read-param";
import { findTables } from "@/lib/server/tables/find-tables";

/** All tables as the grid has them. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await findTables(viewer, { slug, ...asOfParam(request) })),
);
