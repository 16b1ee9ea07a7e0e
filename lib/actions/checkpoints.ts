"use server";

import { projectInput } from "@/lib/domain/projects";
import type { Result } from "@/lib/domain/result";
import { makeCheckpoint } from "@/lib/server/checkpoints/make-checkpoint";
import { refreshed } from "./refreshed";
import { runAction } from "./run-action";

/** Signs how far a project's audit log and revisions reach now. */
export async function makeCheckpointAction(_before: Result<void> | null, form: FormData): Promise<Result<void>> {
  return refreshed(runAction(projectInput, form, makeCheckpoint));
}
