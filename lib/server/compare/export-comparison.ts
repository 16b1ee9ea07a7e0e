import "server-only";
import type { CompareFilter } from "@/lib/domain/compare-view";
import { toMarkdown } from "@/lib/domain/compare-words";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { authorizeProject } from "../projects/authorize-project";
import { type ComparePoints, comparePoints } from "./compare-points";

/** What became of a project between two migrations, all of it as Markdown to take away; that it was taken is recorded. */
export async function exportComparison(
  viewer: Viewer,
  input: ComparePoints & { readonly filter?: CompareFilter },
): Promise<string> {
  const { id: projectId, name } = await authorizeProject(viewer, input.slug, "project.read");
  const comparison = await comparePoints(viewer, { ...input, page: "all" });
  const detail = { from: input.from ?? null, to: input.to ?? null };
  await recordAudit(viewer, { action: "compare.export", projectId, detail });
  return toMarkdown(name, comparison);
}
