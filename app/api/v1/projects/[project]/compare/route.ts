import { z } from "zod";
import { compareSearch, toCompareInput } from "@/lib/domain/compare-search";
import { comparePoints } from "@/lib/server/compare/compare-points";
import { exportComparison } from "@/lib/server/compare/export-comparison";
import { handle } from "@/lib/server/http/handle";
import { searchParam } from "@/lib/server/http/read-param";

const asked = compareSearch.extend({
  format: z.enum(["json", "markdown"], "format is json or markdown.").optional(),
});

/** What became of a project between two migrations, as JSON a page at a time, or all of it as Markdown. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  const { format, ...search } = searchParam(request, asked);
  const input = { slug, ...toCompareInput(search) };
  if (format !== "markdown") return Response.json(await comparePoints(viewer, input));
  return new Response(await exportComparison(viewer, input), {
    headers: { "Content-Type": "text/markdown; charset=utf-8" },
  });
});
