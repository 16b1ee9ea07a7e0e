import { staleSearch } from "@/lib/domain/stale-search";
import { handle } from "@/lib/server/http/handle";
import { asOfParam, searchParam } from "@/lib/server/http/read-param";
import { listStale } from "@/lib/server/stale/list-stale";

/** What is stale, a page at a time; `?owner=`, `?kind=`, `?mine=1`, `?age=` and `?q=` narrow it. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await listStale(viewer, { slug, search: searchParam(request, staleSearch), ...asOfParam(request) })),
);
