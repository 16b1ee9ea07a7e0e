import type { TokenScope } from "./viewer";

/** The roles of a project, each including the one before. */
export const roles = ["viewer", "editor", "reviewer", "admin"] as const;
export type Role = (typeof roles)[number];

/** What can be done in a project, the least role that may, and the token scope that allows it (null: no token may). */
const table = {
  "project.read": { role: "viewer", scope: "read" },
  "audit.export": { role: "viewer", scope: "read" },
  "doc.write": { role: "editor", scope: "write_docs" },
  "page.write": { role: "editor", scope: "write_docs" },
  "import.run": { role: "editor", scope: "import" },
  "owner.set": { role: "editor", scope: "write_docs" },
  "domain.set": { role: "editor", scope: "write_docs" },
  "status.draft": { role: "editor", scope: "write_docs" },
  "status.verify": { role: "reviewer", scope: null },
  "checklist.tick": { role: "editor", scope: null },
  "waiver.ask": { role: "editor", scope: null },
  "waiver.decide": { role: "reviewer", scope: null },
  "release.sign": { role: "reviewer", scope: null },
  "release.policy": { role: "admin", scope: null },
  "checklist.manage": { role: "admin", scope: null },
  "checkpoint.make": { role: "admin", scope: null },
  "template.manage": { role: "admin", scope: null },
  "member.manage": { role: "admin", scope: null },
  "project.manage": { role: "admin", scope: null },
  "project.archive": { role: "admin", scope: null },
  "project.delete": { role: "admin", scope: null },
} as const satisfies Record<string, { role: Role; scope: TokenScope | null }>;

export type ProjectAction = keyof typeof table;
export const projectActions = Object.keys(table) as readonly ProjectAction[];

/** Whether a role of a project may do something in it. An unknown role or action may not. */
export function canDo(role: Role | null, action: ProjectAction): boolean {
  const needed = table[action]?.role;
  return role !== null && needed !== undefined && roles.indexOf(role) >= roles.indexOf(needed);
}

/** Whether a token with these scopes may do something, given that its maker may. */
export function scopeAllows(scopes: readonly TokenScope[], action: ProjectAction): boolean {
  const needed = table[action]?.scope;
  return needed !== undefined && needed !== null && scopes.includes(needed);
}

/** The actions a role may do: what a page is given so that it offers nothing the server would refuse. */
export function actionsOf(role: Role | null): readonly ProjectAction[] {
  return projectActions.filter((action) => canDo(role, action));
}
