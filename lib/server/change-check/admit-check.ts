import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { engineHost } from "../engine/engine-host";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";

/**
 * What is asked before anybody may send a working copy to be checked: as for an import, but for whoever may read the project,
 * since nothing of it is stored.
 */
export async function admitCheck(viewer: Viewer, slug: string): Promise<void> {
  const project = await authorizeProject(viewer, slug, "project.read");
  engineHost().refuseWhenFull();
  await spendAttempt("import:person-project", viewer.userId, project.id);
  engineHost().warm();
}
