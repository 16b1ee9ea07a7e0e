import "server-only";
import { AppError } from "@/lib/domain/errors";

/** The refusal of every change of a page that is in the archive. */
export function archivedPage(): AppError {
  return new AppError("conflict", "This page is archived. Restore it before changing anything.");
}
