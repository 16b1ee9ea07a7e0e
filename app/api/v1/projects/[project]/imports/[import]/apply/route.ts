import type { ImportEvent } from "@/lib/domain/import-view";
import { handle } from "@/lib/server/http/handle";
import { applyImport } from "@/lib/server/imports/apply-import";
import { checkApplicable } from "@/lib/server/imports/check-applicable";
import { readApplyInput } from "@/lib/server/imports/read-apply-input";
import { streamEvents } from "@/lib/server/imports/stream-events";

/** Applies a staged import and streams its progress. What is known to be refused is refused before the stream begins. */
export const POST = handle<{ project: string; import: string }>(async (viewer, request, params) => {
  const { acceptHistory } = await readApplyInput(request);
  const input = { slug: params.project, importId: params.import, acceptHistory };
  await checkApplicable(viewer, input);
  return streamEvents<ImportEvent>(async (tell) => {
    const outcome = await applyImport(viewer, input, (phase, done, total, path) =>
      tell({ kind: "progress", phase, done, total, path }),
    );
    return { kind: "done", outcome };
  });
});
