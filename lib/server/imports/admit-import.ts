import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { engineHost } from "../engine/engine-host";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";

/**
 * What is asked before anybody may send files: that the viewer may import into the project, has not given it more files within
 * the hour than people and machines need to (`too_many`), and that there is a place for the work (`unavailable`), both with
 * `retryAfterSeconds`. Also has the engine come up while the files do.
 */
export async function admitImport(viewer: Viewer, slug: string): Promise<void> {
  const project = await authorizeProject(viewer, slug, "import.run");
  engineHost().refuseWhenFull();
  await spendAttempt("import:person-project", viewer.userId, project.id);
  engineHost().warm();
}
