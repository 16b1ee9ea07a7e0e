import { getCatalog } from "@/lib/server/catalog-store/get-catalog";
import { handle } from "@/lib/server/http/handle";
import { asOfParam } from "@/lib/server/http/read-param";

/** The catalog as one JSON document, at head or as of a migration. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await getCatalog(viewer, { slug, ...asOfParam(request) })),
);
