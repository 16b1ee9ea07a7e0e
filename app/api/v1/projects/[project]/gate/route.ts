import { z } from "zod";
import { readinessReport } from "@/lib/domain/readiness-report";
import { reportToMarkdown } from "@/lib/domain/report-markdown";
import { handle } from "@/lib/server/http/handle";
import { numberParam, searchParam } from "@/lib/server/http/read-param";
import { publicOrigin } from "@/lib/server/http/refuse-foreign-origin";
import { getReadiness } from "@/lib/server/readiness/get-readiness";

const asked = z.object({ format: z.enum(["json", "markdown"], "format is json or markdown.").optional() });

/** Whether a project may go to production at head, and why not: as JSON, or as Markdown for a pull request. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  const { format } = searchParam(request, asked);
  const readiness = await getReadiness(viewer, slug, { page: numberParam(request, "page") ?? 1 });
  if (format !== "markdown") return Response.json(readiness);
  return new Response(reportToMarkdown(readinessReport(readiness, publicOrigin())), {
    headers: { "Content-Type": "text/markdown; charset=utf-8" },
  });
});
