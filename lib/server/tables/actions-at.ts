import "server-only";
import type { AsOf } from "@/lib/domain/catalog-view";
import type { ProjectAction } from "@/lib/domain/permissions";
import type { Viewer } from "@/lib/domain/viewer";
import { allowedActions } from "../projects/allowed-actions";
import type { AuthorizedProject } from "../projects/authorize-project";

/** What a viewer may do on a page of a project: in the past, and while it is archived, there is nothing but reading. */
export function actionsAt(
  viewer: Viewer,
  project: Pick<AuthorizedProject, "role" | "isArchived">,
  asOf: Pick<AsOf, "isHead">,
): readonly ProjectAction[] {
  const allowed = allowedActions(viewer, project.role);
  return asOf.isHead && !project.isArchived ? allowed : allowed.filter((action) => action === "project.read");
}
