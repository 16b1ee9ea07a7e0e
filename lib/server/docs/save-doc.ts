import "server-only";
import type { DocField } from "@/lib/domain/doc-fields";
import type { SaveDocInput, SavedDoc } from "@/lib/domain/docs";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { findDocTarget } from "./find-doc-target";
import { normaliseText } from "./normalise-text";
import { storeRevision } from "./store-revision";

/**
 * Saves one field of an object or a page as a new revision, pinned to the head migration. Nothing is ever overwritten:
 * without a base it is `base_required`, with an old one a `conflict` whose details hold the newest text. A retry with the
 * same idempotency key makes no second revision. A `confirm` must carry the text as it stands, a `restore` names the
 * revision of the same doc that it brings back.
 */
export async function saveDoc(viewer: Viewer, input: SaveDocInput & { readonly slug: string }): Promise<SavedDoc> {
  const project = await authorizeProject(viewer, input.slug, input.pageId ? "page.write" : "doc.write");
  if (input.base === undefined) throw new AppError("base_required");
  const { target, known } = await findDocTarget(project.id, input);
  const text = normaliseText(input.text);
  refuseOtherChoice(known, text);
  const kind = input.kind ?? "edit";
  const restoredFrom = input.restoredFrom ?? null;
  if ((kind === "restore") !== (restoredFrom !== null))
    throw new AppError("invalid", "A restore names the revision it brings back; nothing else does.");
  const revision = { ...target, projectId: project.id, field: input.field, base: input.base, text, kind };
  if (kind === "confirm") await refuseOtherText(revision);
  if (restoredFrom !== null) await refuseForeignRevision({ ...revision, restoredFrom });
  return storeRevision(viewer, {
    ...revision,
    reason: input.reason ? normaliseText(input.reason) : null,
    restoredFrom,
    idempotencyKey: input.idempotencyKey ?? null,
  });
}

function refuseOtherChoice({ label, choices }: DocField, text: string): void {
  if (!choices || text === "" || choices.includes(text)) return;
  throw new AppError("invalid", `${label} is one of: ${choices.join(", ")}. Leave it empty to say nothing.`);
}

type Place = { projectId: string; objectId: string | null; pageId: string | null; field: string };

// What is confirmed is the text of the base; a text that differs from it would be an edit in disguise.
async function refuseOtherText({
  projectId,
  objectId,
  pageId,
  field,
  base,
  text,
}: Place & { base: number; text: string }) {
  const confirmed = await getDb().revision.findFirst({
    where: { projectId, number: base, doc: { objectId, pageId, field } },
    select: { text: true },
  });
  if (confirmed?.text !== text) throw new AppError("invalid", "Only the text as it stands can be confirmed.");
}

async function refuseForeignRevision(place: Place & { restoredFrom: string; text: string }) {
  const { projectId, objectId, pageId, field, restoredFrom, text } = place;
  const restored = await getDb().revision.findFirst({
    where: { id: restoredFrom, projectId, doc: { objectId, pageId, field } },
    select: { text: true },
  });
  if (!restored) throw new AppError("not_found", "There is no such revision of this doc.");
  if (restored.text !== text) throw new AppError("invalid", "A restore brings back the text as it was.");
}
