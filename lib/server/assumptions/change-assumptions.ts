import "server-only";
import type { AssumptionChange } from "@/lib/domain/assumptions";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import { findHead } from "../migrations/find-head";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";

/** The most assumptions of one project: each is evaluated whenever one is read. */
const MOST_ASSUMPTIONS = 100;

/**
 * States or removes an assumption, or says why something is an exception to one (or that it is none any more); audited. Which
 * assumption it was comes back. `invalid` for one too many, `not_found` for an assumption or an object that is not the project's.
 */
export async function changeAssumptions(
  viewer: Viewer,
  input: AssumptionChange & { readonly slug: string },
): Promise<{ readonly id: string }> {
  const wanted = input.kind === "except" ? "checklist.tick" : "checklist.manage";
  const { id: projectId } = await authorizeProject(viewer, input.slug, wanted);
  return changeInTurn({ viewer, projectId, wanted }, async (db) => {
    if (input.kind === "state") return state(db, viewer, projectId, input);
    const where = { id: input.assumptionId, projectId, removedAt: null };
    const found = await db.assumption.findFirst({ where, select: { id: true, text: true } });
    if (!found) throw new AppError("not_found");
    if (input.kind === "except") await except(db, viewer, projectId, input);
    else {
      await db.assumption.update({ where: { id: found.id }, data: { removedAt: new Date() }, select: { id: true } });
      const detail = { text: found.text };
      await recordAudit(viewer, { action: "assumption.remove", projectId, subject: found.id, detail }, db);
    }
    return { id: found.id };
  });
}

async function state(
  db: Transaction,
  viewer: Viewer,
  projectId: string,
  { text, rule }: Extract<AssumptionChange, { readonly kind: "state" }>,
): Promise<{ readonly id: string }> {
  if ((await db.assumption.count({ where: { projectId, removedAt: null } })) >= MOST_ASSUMPTIONS)
    throw new AppError("invalid", `A project has at most ${MOST_ASSUMPTIONS} assumptions.`);
  const made = await db.assumption.create({ data: { projectId, text, rule }, select: { id: true } });
  await recordAudit(viewer, { action: "assumption.state", projectId, subject: made.id, detail: { text, rule } }, db);
  return made;
}

async function except(
  db: Transaction,
  viewer: Viewer,
  projectId: string,
  { assumptionId, objectId, reason }: Extract<AssumptionChange, { readonly kind: "except" }>,
): Promise<void> {
  const object = await db.catalogObject.findFirst({ where: { id: objectId, projectId }, select: { id: true } });
  if (!object) throw new AppError("not_found");
  const migrationId = await findHead(db, projectId);
  const data = { projectId, assumptionId, objectId, reason, actorId: viewer.userId, migrationId };
  await db.assumptionReason.create({ data, select: { id: true } });
  const detail = { objectId, reason };
  await recordAudit(viewer, { action: "assumption.except", projectId, subject: assumptionId, detail }, db);
}
