import { saveDocInput } from "@/lib/domain/docs";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { saveDoc } from "@/lib/server/docs/save-doc";
import { handle } from "@/lib/server/http/handle";
import { readJson } from "@/lib/server/http/read-json";

const save = handle<{ project: string }>(async (viewer, request, { project }) => {
  refuseAnother(viewer, request);
  const idempotencyKey = readKey(request);
  const body = await readJson(request, saveDocInput.omit({ idempotencyKey: true }));
  return Response.json(await saveDoc(viewer, { slug: project, ...body, idempotencyKey }));
});

// A page says for whom it saves. Somebody else may have signed in in the same browser since it was loaded.
function refuseAnother(viewer: Viewer, request: Request): void {
  const person = request.headers.get("strata-person");
  if (person === null || person === viewer.userId) return;
  throw new AppError("unauthenticated", "Somebody else is signed in in this browser now. Sign in again to save this.");
}

function readKey(request: Request) {
  const key = saveDocInput.shape.idempotencyKey.safeParse(request.headers.get("idempotency-key"));
  if (!key.success) throw new AppError("invalid", "An Idempotency-Key has 8 to 100 characters.");
  return key.data;
}

export { save as POST, save as PUT };
