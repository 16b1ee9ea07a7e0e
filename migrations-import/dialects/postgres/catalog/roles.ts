import type { Session } from "../../../replay/session";
import type { NodeOf } from "../grammar/node";

const setting = "role";

/** The role that migrations are taken to be run by where its name must be said. */
export const usualRunner = "postgres";

/** The role a statement means; null for whoever runs the migrations. */
export function roleName(session: Session, role: NodeOf<"RoleSpec"> | undefined): string | null {
  switch (role?.roletype) {
    case "ROLESPEC_PUBLIC":
      return "public";
    case "ROLESPEC_CSTRING":
      return role.rolename ?? "";
    default:
      return currentRole(session);
  }
}

/** The role that SET ROLE chose; null for whoever runs the migrations. */
export function currentRole(session: Session): string | null {
  return session.settings.get(setting) ?? null;
}

/** Follows SET ROLE and SET SESSION AUTHORIZATION; null for RESET. */
export function setRole(session: Session, role: string | null): void {
  if (role === null) session.settings.delete(setting);
  else session.settings.set(setting, role);
}
