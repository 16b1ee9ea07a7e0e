import type { CheckEvent } from "@/lib/domain/change-check";
import { admitCheck } from "@/lib/server/change-check/admit-check";
import { checkChanges } from "@/lib/server/change-check/check-changes";
import { handle } from "@/lib/server/http/handle";
import { readUpload } from "@/lib/server/imports/read-upload";
import { streamEvents } from "@/lib/server/imports/stream-events";

/** Reads a working copy and streams what merging it would do. Nothing of it is stored. */
export const POST = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  await admitCheck(viewer, slug);
  const { files, fields } = await readUpload(request);
  const { layout, dialect } = fields;
  return streamEvents<CheckEvent>(async (tell) => {
    const check = await checkChanges(viewer, { slug, files, layout, dialect }, (phase, done, total, path) =>
      tell({ kind: "progress", phase, done, total, path }),
    );
    return { kind: "checked", check };
  });
});
