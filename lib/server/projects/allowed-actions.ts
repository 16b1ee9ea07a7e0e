import "server-only";
import { actionsOf, type ProjectAction, type Role, scopeAllows } from "@/lib/domain/permissions";
import type { Viewer } from "@/lib/domain/viewer";

/** What a role lets a viewer do in a project, by the way they came: no more than the scopes of a token. */
export function allowedActions({ via }: Viewer, role: Role | null): readonly ProjectAction[] {
  const actions = actionsOf(role);
  return via.kind === "token" ? actions.filter((action) => scopeAllows(via.scopes, action)) : actions;
}
