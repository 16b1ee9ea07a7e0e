import "server-only";
import { defaultTemplate, type Template, templateChoices, toTemplate } from "@/lib/domain/template";
import { type Db, getDb, type Transaction } from "../db";

/**
 * Which sections the docs of a project have. For services that have checked the viewer already; `projectId` is that of an
 * authorized project.
 */
export async function readTemplate(projectId: string, db: Db | Transaction = getDb()): Promise<Template> {
  const stored = await db.template.findUnique({ where: { projectId }, select: { number: true, choices: true } });
  return stored ? toTemplate(stored.number, templateChoices.parse(stored.choices)) : defaultTemplate;
}
