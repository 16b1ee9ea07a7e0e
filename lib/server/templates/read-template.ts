import "server-only";
import { defaultTemplate, type Template, templateChoices, toTemplate } from "@/lib/domain/template";
import { Prisma } from "@/prisma/generated/client";
import { getDb, type Reader } from "../db";
import { planOnce } from "../plan-once";

/**
 * Which sections the docs of a project have. For services that have checked the viewer already; `projectId` is that of an
 * authorized project.
 */
export async function readTemplate(projectId: string, db: Reader = getDb()): Promise<Template> {
  const [stored] = await db.$queryRaw<{ number: number; choices: unknown }[]>(Prisma.sql`${planOnce}
    SELECT t.number, t.choices FROM templates t WHERE t.project_id = ${projectId}::uuid`);
  return stored ? toTemplate(stored.number, templateChoices.parse(stored.choices)) : defaultTemplate;
}
