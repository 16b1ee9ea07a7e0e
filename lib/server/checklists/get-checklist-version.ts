import "server-only";
import type { ChecklistTemplate } from "@/lib/domain/checklist-template";
import type { ChecklistVersionView } from "@/lib/domain/checklist-view";
import { compareChecklists } from "@/lib/domain/compare-checklists";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";

/**
 * A version of a checklist's text, and how it differs from the one before it. Those of a checklist that was taken off the project
 * can still be read: signatures and waivers are of them. `not_found` for a checklist or a version (a part of an address) that is not
 * there.
 */
export async function getChecklistVersion(
  viewer: Viewer,
  input: { readonly slug: string; readonly checklist: string; readonly version: string },
): Promise<ChecklistVersionView> {
  const version = /^[1-9]\d{0,8}$/u.test(input.version) ? Number(input.version) : 0;
  const { id: projectId } = await authorizeProject(viewer, input.slug, "project.read");
  const checklist = await getDb().checklist.findUnique({
    where: { projectId_slug: { projectId, slug: input.checklist } },
    select: {
      version: true,
      versions: {
        where: { number: { in: [version - 1, version] } },
        select: { number: true, template: true, digest: true, createdAt: true, author: { select: { name: true } } },
      },
    },
  });
  const of = (number: number) => checklist?.versions.find((each) => each.number === number);
  const [found, before] = [of(version), of(version - 1)];
  if (!checklist || !found) throw new AppError("not_found");
  const text = found.template as ChecklistTemplate;
  return {
    title: text.title,
    number: found.number,
    newest: checklist.version,
    digest: found.digest,
    by: found.author.name,
    at: found.createdAt.toISOString(),
    sections: compareChecklists(before ? (before.template as ChecklistTemplate) : null, text),
  };
}
