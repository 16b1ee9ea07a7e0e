import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";

/** Keeps tokens from what only their maker may do: accounts, members, tokens, projects. */
export function refuseToken(viewer: Viewer): void {
  if (viewer.via.kind === "token") throw new AppError("forbidden", "A token cannot do this. Sign in and do it there.");
}

/** Lets only administrators of the instance on, in a browser (or the instance itself); everybody else finds nothing. */
export function requireAdministrator(viewer: Viewer): void {
  refuseToken(viewer);
  if (!viewer.isAdministrator) throw new AppError("not_found");
}
