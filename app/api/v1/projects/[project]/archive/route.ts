import { archiveSearch } from "@/lib/domain/archive-search";
import { getArchive } from "@/lib/server/archive/get-archive";
import { handle } from "@/lib/server/http/handle";
import { searchParam } from "@/lib/server/http/read-param";

/** The docs of what was dropped, a page at a time; `?query=` keeps those that hold it, `?object=` gives one with its whole texts. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await getArchive(viewer, { slug, search: searchParam(request, archiveSearch) })),
);
