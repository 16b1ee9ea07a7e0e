import "server-only";
import type { DocField } from "@/lib/domain/doc-fields";
import type { SaveDocInput, SavedDoc } from "@/lib/domain/docs";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { findDropping } from "../archive/find-dropping";
import { recordingRefusal } from "../audit/record-refusal";
import { getDb } from "../db";
import { archivedPage } from "../pages/archived-page";
import { authorizeProject } from "../projects/authorize-project";
import { findDocTarget } from "./find-doc-target";
import { normaliseText } from "./normalise-text";
import { storeRevision } from "./store-revision";

/**
 * Saves one field of an object or a page as a new revision, pinned to the head migration. Nothing is ever overwritten:
 * without a base it is `base_required`, with an old one a `conflict` whose details hold the newest text. A retry with the
 * same idempotency key makes no second revision. A `confirm` must carry the text as it stands, a `restore` names the
 * revision of the same doc that it brings back. A page of the archive is not written: `conflict`.
 */
export async function saveDoc(viewer: Viewer, input: SaveDocInput & { readonly slug: string }): Promise<SavedDoc> {
  const wanted = input.pageId ? "page.write" : "doc.write";
  const project = await authorizeProject(viewer, input.slug, wanted);
  if (input.base === undefined) throw new AppError("base_required");
  const { target, known, isArchivedPage } = await findDocTarget(project.id, input);
  if (isArchivedPage) await refuseArchivedPage(project.id, input.idempotencyKey);
  const text = normaliseText(input.text);
  refuseOtherChoice(known, text);
  const kind = input.kind ?? "edit";
  const restoredFrom = input.restoredFrom ?? null;
  if ((kind === "restore") !== (restoredFrom !== null))
    throw new AppError("invalid", "A restore names the revision it brings back; nothing else does.");
  const saving = storeRevision(viewer, {
    ...target,
    projectId: project.id,
    field: input.field,
    base: input.base,
    text,
    kind,
    reason: input.reason ? normaliseText(input.reason) : null,
    restoredFrom,
    idempotencyKey: input.idempotencyKey ?? null,
  });
  const saved = await recordingRefusal(saving, viewer, wanted, project.id);
  // An import may have dropped the object under the hands of the writer: the edit is kept, and they are told where.
  const dropped = target.objectId === null ? null : await findDropping(getDb(), target.objectId);
  return dropped ? { ...saved, dropped } : saved;
}

// A retry of what was saved before the page went there still gets its answer.
async function refuseArchivedPage(projectId: string, idempotencyKey: string | null | undefined): Promise<void> {
  const where = { projectId, idempotencyKey: idempotencyKey ?? "" };
  if ((await getDb().revision.count({ where })) === 0) throw archivedPage();
}

function refuseOtherChoice({ label, choices }: DocField, text: string): void {
  if (!choices || text === "" || choices.includes(text)) return;
  throw new AppError("invalid", `${label} is one of: ${choices.join(", ")}. Leave it empty to say nothing.`);
}
