import { handle } from "@/lib/server/http/handle";
import { asOfParam } from "@/lib/server/http/read-param";
import { listObjects } from "@/lib/server/objects/list-objects";

/** The functions, enums and other objects that no table has, with what is written about them. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await listObjects(viewer, { slug, ...asOfParam(request) })),
);
