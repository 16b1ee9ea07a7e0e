import { saveDocInput } from "@/lib/domain/docs";
import { AppError } from "@/lib/domain/errors";
import { saveDoc } from "@/lib/server/docs/save-doc";
import { handle } from "@/lib/server/http/handle";
import { readJson } from "@/lib/server/http/read-json";

const save = handle<{ project: string }>(async (viewer, request, { project }) => {
  const idempotencyKey = readKey(request);
  const body = await readJson(request, saveDocInput.omit({ idempotencyKey: true }));
  return Response.json(await saveDoc(viewer, { slug: project, ...body, idempotencyKey }));
});

function readKey(request: Request) {
  const key = saveDocInput.shape.idempotencyKey.safeParse(request.headers.get("idempotency-key"));
  if (!key.success) throw new AppError("invalid", "An Idempotency-Key has 8 to 100 characters.");
  return key.data;
}

export { save as POST, save as PUT };
