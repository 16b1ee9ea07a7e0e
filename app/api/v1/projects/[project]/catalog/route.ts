import { getCatalog } from "@/lib/server/catalog-store/get-catalog";
import { handle } from "@/lib/server/http/handle";

/** The catalog as one JSON document, at head or as of a migration (`?asOf=`, its version or path). */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  const asOf = new URL(request.url).searchParams.get("asOf") ?? undefined;
  return Response.json(await getCatalog(viewer, { slug, ...(asOf ? { asOf } : {}) }));
});
