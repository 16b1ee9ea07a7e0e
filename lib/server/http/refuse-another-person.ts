import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";

/**
 * Refuses what a page asks for somebody who is not signed in any more: a page says for whom it was loaded (`Strata-Person`; a stream,
 * which can send no header, `?person=`), and another may have signed in in the same browser since. Programs say nothing, and are
 * not asked.
 */
export function refuseAnotherPerson({ userId }: Viewer, person: string | null | undefined): void {
  if (!person || person === userId) return;
  throw new AppError(
    "unauthenticated",
    "Somebody else is signed in in this browser now. Sign in again to go on where you were.",
  );
}
