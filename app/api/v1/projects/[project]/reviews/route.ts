import { reviewSearch } from "@/lib/domain/review-search";
import { reviewInput } from "@/lib/domain/reviews";
import { handle } from "@/lib/server/http/handle";
import { readJson } from "@/lib/server/http/read-json";
import { searchParam } from "@/lib/server/http/read-param";
import { listQueue } from "@/lib/server/reviews/list-queue";
import { review } from "@/lib/server/reviews/review";

/** What waits to be reviewed, a page at a time; `?whose=`, `?owner=` and `?status=` narrow it. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await listQueue(viewer, { slug, search: searchParam(request, reviewSearch) })),
);

export const POST = handle<{ project: string }>(async (viewer, request, { project }) => {
  const input = await readJson(request, reviewInput);
  return Response.json(await review(viewer, { slug: project, ...input }));
});
