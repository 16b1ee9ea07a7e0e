import "server-only";
import { type DocField, findDocField } from "@/lib/domain/doc-fields";
import { AppError } from "@/lib/domain/errors";
import { isOwnField } from "@/lib/domain/own-field";
import { findSection } from "@/lib/domain/template";
import { getDb } from "../db";
import { readTemplate } from "../templates/read-template";

/** What a doc is about: exactly one object or page. */
export type DocTarget = { readonly objectId: string | null; readonly pageId: string | null };

/** A doc's target, what its field is, and whether it is a page of the archive. */
export type FoundTarget = { readonly target: DocTarget; readonly known: DocField; readonly isArchivedPage: boolean };

/**
 * Finds the object or page of a project that a doc is about. `not_found` when it is not there (an object that was dropped
 * is: its docs are kept), `invalid` when that kind of thing has no such field or not exactly one thing is named.
 */
export async function findDocTarget(
  projectId: string,
  input: { readonly objectId?: string | undefined; readonly pageId?: string | undefined; readonly field: string },
): Promise<FoundTarget> {
  const target = { objectId: input.objectId ?? null, pageId: input.pageId ?? null };
  if ((target.objectId === null) === (target.pageId === null))
    throw new AppError("invalid", "Say which object or which page the doc is about: objectId or pageId.");
  const found = await findTarget(projectId, target);
  if (found === null) throw new AppError("not_found");
  const { kind, isArchivedPage = false } = found;
  const known = findDocField(kind, input.field) ?? (await findOwnField(projectId, kind, input.field));
  if (known === null) throw new AppError("invalid", `Docs of a ${kind} have no field ${input.field}.`);
  return { target, known, isArchivedPage };
}

async function findOwnField(projectId: string, kind: string, field: string): Promise<DocField | null> {
  const section = isOwnField(field) ? findSection(await readTemplate(projectId), kind, field) : null;
  return section && { ...section, required: section.use === "required" };
}

type Found = { readonly kind: string; readonly isArchivedPage?: boolean };

async function findTarget(projectId: string, { objectId, pageId }: DocTarget): Promise<Found | null> {
  if (objectId) return getDb().catalogObject.findFirst({ where: { id: objectId, projectId }, select: { kind: true } });
  const page = await getDb().page.findFirst({ where: { id: pageId ?? "", projectId }, select: { archivedAt: true } });
  return page && { kind: "page", isArchivedPage: page.archivedAt !== null };
}
