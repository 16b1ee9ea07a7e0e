import type { ImportEvent } from "@/lib/domain/import-view";
import { handle } from "@/lib/server/http/handle";
import { admitImport } from "@/lib/server/imports/admit-import";
import { readUpload } from "@/lib/server/imports/read-upload";
import { stageImport } from "@/lib/server/imports/stage-import";
import { streamEvents } from "@/lib/server/imports/stream-events";

/** Stages files and streams what importing them would do. What cannot be an upload is refused before the stream begins. */
export const POST = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  // Nobody who may not import, or not now, is let to send a hundred megabytes first.
  await admitImport(viewer, slug);
  const { files, leftOut, fields } = await readUpload(request);
  return streamEvents<ImportEvent>(async (tell) => {
    const preview = await stageImport(viewer, { slug, files, leftOut, ...fields }, (phase, done, total, path) =>
      tell({ kind: "progress", phase, done, total, path }),
    );
    return { kind: "preview", preview };
  });
});
