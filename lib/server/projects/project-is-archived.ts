import "server-only";
import { AppError } from "@/lib/domain/errors";

/** What whoever wants to change an archived project is told. */
export function projectIsArchived(): AppError {
  return new AppError("conflict", "This project is archived. Restore it before changing anything.");
}
