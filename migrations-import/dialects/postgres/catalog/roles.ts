import type { Session } from "../../../replay/session";
import type { NodeOf } from "../grammar/node";

/** SET ROLE goes before what SET SESSION AUTHORIZATION chose, which ends it. */
export type RoleSetting = "role" | "session_authorization";

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

/** The role that SET ROLE or SET SESSION AUTHORIZATION chose; null for whoever runs the migrations. */
export function currentRole({ settings }: Session): string | null {
  return settings.get("role") ?? settings.get("session_authorization") ?? null;
}

/** Follows SET ROLE and SET SESSION AUTHORIZATION; null for RESET. */
export function setRole({ settings }: Session, setting: RoleSetting, role: string | null): void {
  settings.delete("role");
  if (role === null) settings.delete(setting);
  else settings.set(setting, role);
}
