import "server-only";
import { MAX_DOC_BYTES } from "@/lib/domain/doc-fields";
import { AppError } from "@/lib/domain/errors";

/**
 * The text of a doc as it is stored: lines end in LF. Refuses what could not come back as it was written: the NUL character
 * and halves of surrogate pairs (`invalid`), and more than 1 MB in UTF-8 (`too_large`).
 */
export function normaliseText(text: string): string {
  if (text.includes("\0")) throw new AppError("invalid", "The text holds a NUL character, which cannot be stored.");
  if (/\p{Surrogate}/u.test(text)) throw new AppError("invalid", "The text holds half a character. Type it again.");
  const normal = text.replace(/\r\n?/g, "\n");
  if (Buffer.byteLength(normal, "utf8") > MAX_DOC_BYTES)
    throw new AppError("too_large", "A doc can hold 1 MB of text. Split it into several pages.");
  return normal;
}
