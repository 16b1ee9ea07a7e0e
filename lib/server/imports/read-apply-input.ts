import "server-only";
import { AppError } from "@/lib/domain/errors";
import { type ApplyInput, applyInputSchema } from "@/lib/domain/import-inputs";

const MAX_BODY_BYTES = 10_000;

/** Reads the body of a request to apply an import; no body means nothing is accepted. Throws `invalid` or `too_large`. */
export async function readApplyInput(request: Request): Promise<ApplyInput> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of request.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_BODY_BYTES) throw new AppError("too_large", "Send only whether history may change.");
  }
  const parsed = applyInputSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new AppError("invalid", 'Send JSON: { "acceptHistory": true } or {}.');
  return parsed.data;
}

function parseJson(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
