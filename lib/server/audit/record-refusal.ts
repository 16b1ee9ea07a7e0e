import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "./record";

/** Writes the audit row of something a viewer wanted and may not, outside of any transaction that it would be undone with. */
export async function recordRefusal(viewer: Viewer, wanted: string, projectId: string | null = null): Promise<void> {
  await recordAudit(viewer, { action: "access.refused", projectId, detail: { wanted } });
}

/** Waits for something that may be refused only after it began, in its transaction, and has such a refusal recorded. */
export async function recordingRefusal<Value>(
  running: Promise<Value>,
  viewer: Viewer,
  wanted: string,
  projectId: string | null = null,
): Promise<Value> {
  return running.catch(async (thrown) => {
    if (thrown instanceof AppError && thrown.code === "forbidden") await recordRefusal(viewer, wanted, projectId);
    throw thrown;
  });
}
