import "server-only";
import { AppError } from "@/lib/domain/errors";

/** Why something is not told just now, in words for a person. */
export type Later = { readonly kind: "later"; readonly words: string };

/** What a page shows where it is asked for too often or too many ask at once: the reason, instead of the page for failures. */
export async function orLater<Value>(value: Promise<Value>): Promise<Value | Later> {
  try {
    return await value;
  } catch (thrown) {
    if (!(thrown instanceof AppError) || !["too_many", "unavailable"].includes(thrown.code)) throw thrown;
    return { kind: "later", words: thrown.message };
  }
}
