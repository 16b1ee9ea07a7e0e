import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { recordRefusal } from "../audit/record-refusal";

/** Keeps tokens from what only their maker may do: accounts, members, tokens, projects. The refusal is recorded. */
export async function refuseToken(viewer: Viewer): Promise<void> {
  if (viewer.via.kind !== "token") return;
  await recordRefusal(viewer, "sign in");
  throw new AppError("forbidden", "A token cannot do this. Sign in and do it there.");
}

/** Lets only administrators of the instance on, in a browser (or the instance itself); everybody else finds nothing, recorded. */
export async function requireAdministrator(viewer: Viewer): Promise<void> {
  await refuseToken(viewer);
  if (viewer.isAdministrator) return;
  await recordRefusal(viewer, "administer");
  throw new AppError("not_found");
}
