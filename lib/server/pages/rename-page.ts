import "server-only";
import type { RenamePageInput } from "@/lib/domain/pages";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import type { PageChange } from "./change-page";

/** Gives a page another title; the one it has changes nothing. Its address stays, so that links to it go on leading there. */
export async function renamePage(
  db: Transaction,
  { viewer, projectId }: PageChange,
  { pageId, title }: RenamePageInput,
): Promise<void> {
  const where = { id: pageId, projectId };
  const before = await db.page.findFirstOrThrow({ where, select: { title: true } });
  if (before.title === title) return;
  await db.page.updateMany({ where, data: { title } });
  const detail = { before: before.title, after: title };
  await recordAudit(viewer, { action: "page.rename", projectId, subject: pageId, detail }, db);
}
