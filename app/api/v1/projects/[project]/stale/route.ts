import { filterStale, readStaleQuery } from "@/lib/domain/stale-view";
import { handle } from "@/lib/server/http/handle";
import { asOfParam } from "@/lib/server/http/read-param";
import { listStale } from "@/lib/server/stale/list-stale";

/** All that is stale, the oldest first; `?owner=`, `?kind=` and `?mine=1` narrow it. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  const list = await listStale(viewer, { slug, ...asOfParam(request) });
  return Response.json({ ...list, rows: filterStale(list, readStaleQuery(new URL(request.url).searchParams)) });
});
