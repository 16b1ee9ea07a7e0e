import "server-only";
import type { ChangedChecklist, ChecklistChange } from "@/lib/domain/checklist-inputs";
import { AppError } from "@/lib/domain/errors";
import { productionBlockers } from "@/lib/domain/production-blockers";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import { freePageSlug, toPageSlug } from "../pages/page-slug";
import type { ChecklistWork } from "./change-checklists";
import { digestOf } from "./digest-of";
import { refuseForeignOwners } from "./refuse-foreign-owners";

/** The most checklists of one project, those that were removed counted. */
const MOST_CHECKLISTS = 50;

/** Attaches a checklist with the first version of its text; its address follows from the title. `invalid` for one too many. */
export async function attachChecklist(
  db: Transaction,
  { viewer, projectId }: ChecklistWork,
  input: Extract<ChecklistChange, { readonly kind: "attach" }>,
): Promise<ChangedChecklist> {
  const template = input.template === "production blockers" ? productionBlockers : input.template;
  await refuseForeignOwners(db, projectId, template);
  const known = await db.checklist.findMany({ where: { projectId }, select: { slug: true } });
  if (known.length >= MOST_CHECKLISTS)
    throw new AppError("invalid", `A project has at most ${MOST_CHECKLISTS} checklists.`);
  const slug = freePageSlug(toPageSlug(template.title), new Set(known.map((each) => each.slug)));
  const data = { projectId, slug, version: 1, priority: "P0" };
  const { id } = await db.checklist.create({ data, select: { id: true } });
  const digest = digestOf(template);
  const text = { checklistId: id, projectId, number: 1, template, digest, authorId: viewer.userId };
  await db.checklistVersion.create({ data: text, select: { number: true } });
  await recordAudit(viewer, { action: "checklist.attach", projectId, subject: id, detail: { slug, digest } }, db);
  return { id, slug, version: 1 };
}
