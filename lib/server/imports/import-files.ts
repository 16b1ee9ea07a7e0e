import "server-only";
import type { ImportOutcome } from "@/lib/domain/import-view";
import type { Viewer } from "@/lib/domain/viewer";
import { applyImport } from "./apply-import";
import { type StageInput, stageImport } from "./stage-import";

/** Files to bring into a project at once. `upTo` is the version of the last migration to take. */
export type ImportFilesInput = StageInput & { readonly acceptHistory?: boolean };

/** Stages files and applies them in one go, where nobody has to look at a preview first. Throws as both of them do. */
export async function importFiles(
  viewer: Viewer,
  { acceptHistory = false, ...input }: ImportFilesInput,
): Promise<ImportOutcome> {
  const { importId } = await stageImport(viewer, input);
  return applyImport(viewer, { slug: input.slug, importId, acceptHistory });
}
