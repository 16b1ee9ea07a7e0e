import { readCompareSearch, toCompareInput } from "@/lib/domain/compare-search";
import { toMarkdown } from "@/lib/domain/compare-words";
import { comparePoints } from "@/lib/server/compare/compare-points";
import { handle } from "@/lib/server/http/handle";
import { getProject } from "@/lib/server/projects/get-project";

/** What became of a project between two migrations, as JSON a page at a time, or all of it as Markdown. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const input = { slug, ...toCompareInput(readCompareSearch(search)) };
  if (search.format !== "markdown") return Response.json(await comparePoints(viewer, input));
  const comparison = await comparePoints(viewer, { ...input, page: "all" });
  const { name } = await getProject(viewer, slug);
  return new Response(toMarkdown(name, comparison), { headers: { "Content-Type": "text/markdown; charset=utf-8" } });
});
