import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { CreateProjectInput } from "@/lib/domain/projects";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { recordAudit } from "../audit/record";
import { recordRefusal } from "../audit/record-refusal";
import { getDb } from "../db";
import { planOnce } from "../plan-once";
import { getReader } from "../reader";
import { refuseToken } from "../session/refuse-token";
import { isUniqueViolation } from "../unique-violation";

/** Whether the viewer may create projects: administrators of the instance may, and everybody where the instance says so. */
export async function mayCreateProject(viewer: Viewer): Promise<boolean> {
  if (viewer.via.kind === "token") return false;
  if (viewer.isAdministrator) return true;
  const [instance] = await getReader().$queryRaw<{ mayAnyone: boolean }[]>(Prisma.sql`${planOnce}
    SELECT anyone_may_create_project AS "mayAnyone" FROM instance WHERE id = 1`);
  return instance?.mayAnyone ?? false;
}

/**
 * Creates an empty project whose first admin is the viewer; gives its id and slug. Throws `forbidden` for whoever may not, `invalid`
 * with the field `slug` where the address is taken (said also of projects one cannot see: addresses are unique).
 */
export async function createProject(viewer: Viewer, input: CreateProjectInput): Promise<{ id: string; slug: string }> {
  await refuseToken(viewer);
  if (!(await mayCreateProject(viewer))) {
    await recordRefusal(viewer, "project.create");
    throw new AppError("forbidden", "Ask an administrator to create the project.");
  }
  try {
    return await getDb().$transaction(async (tx) => {
      const project = await tx.project.create({
        data: {
          slug: input.slug,
          name: input.name,
          description: input.description,
          createdById: viewer.userId,
          // The system is nobody's member: what it creates, people are added to.
          ...(viewer.via.kind === "system" ? {} : { members: { create: { userId: viewer.userId, role: "admin" } } }),
        },
        select: { id: true, slug: true },
      });
      await recordAudit(
        viewer,
        { action: "project.create", projectId: project.id, detail: { slug: project.slug } },
        tx,
      );
      return project;
    });
  } catch (thrown) {
    if (!isUniqueViolation(thrown)) throw thrown;
    const message = "This address is taken.";
    throw new AppError("invalid", message, { fields: { slug: message } });
  }
}
