import { type Role, roles } from "@/lib/domain/permissions";
import { createPerson, type TestPerson } from "@/lib/server/testing/create-person";
import type { TestProject } from "@/lib/server/testing/create-project-with";

/** Everybody a door is tried as. `stranger` belongs to no project; `administrator` is the instance's. */
export const everybody = ["nobody", "stranger", ...roles, "administrator"] as const;
export type Who = (typeof everybody)[number];

/** Who gets through a door: anybody, whoever is signed in, a role of the project and those above, the instance's administrators. */
export type Least = "nobody" | "signed in" | "administrator" | Role;

/** Whether somebody gets through. */
export function getsIn(who: Who, least: Least): boolean {
  if (least === "nobody" || who === "administrator") return true;
  if (who === "nobody") return false;
  if (least === "signed in") return true;
  return least !== "administrator" && roles.indexOf(who as Role) >= roles.indexOf(least);
}

/** The person each name stands for in a project. */
export async function peopleOf(project: TestProject): Promise<Readonly<Record<Who, TestPerson | null>>> {
  return { nobody: null, ...project.people, administrator: await createPerson({ isAdministrator: true }) };
}
