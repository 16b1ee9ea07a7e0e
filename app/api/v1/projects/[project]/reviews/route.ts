import { reviewInput } from "@/lib/domain/reviews";
import { handle } from "@/lib/server/http/handle";
import { readJson } from "@/lib/server/http/read-json";
import { review } from "@/lib/server/reviews/review";

export const POST = handle<{ project: string }>(async (viewer, request, { project }) => {
  const input = await readJson(request, reviewInput);
  return Response.json(await review(viewer, { slug: project, ...input }));
});
