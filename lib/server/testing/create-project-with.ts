import { randomBytes } from "node:crypto";
import { type Role, roles } from "@/lib/domain/permissions";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { createPeople, type TestPerson } from "./create-person";
import { viewerOf } from "./viewer-of";

/** A project with one member of each role, and somebody who is no member. */
export type TestProject = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly people: Readonly<Record<Role | "stranger", TestPerson>>;
  readonly viewers: Readonly<Record<Role | "stranger", Viewer>>;
};

/** Makes a project, a person of each role in it and a stranger. `facts` overrides the project's own columns. */
export async function createProjectWith(
  facts: { readonly name?: string; readonly slug?: string; readonly dialect?: string; readonly layout?: string } = {},
): Promise<TestProject> {
  const suffix = randomBytes(4).toString("hex");
  const everybody = [...roles, "stranger" as const];
  const made = await createPeople(everybody.map((role) => `${role} ${suffix}`));
  const entries = made.map((person, index) => [everybody[index], person] as const);
  const people = Object.fromEntries(entries) as Record<Role | "stranger", TestPerson>;
  const project = await getDb().project.create({
    data: {
      name: `Project ${suffix}`,
      slug: `project-${suffix}`,
      ...facts,
      createdById: people.admin.id,
      members: { create: roles.map((role) => ({ userId: people[role].id, role })) },
    },
    select: { id: true, slug: true, name: true },
  });
  const viewers = Object.fromEntries(entries.map(([role, person]) => [role, viewerOf(person)])) as Record<
    Role | "stranger",
    Viewer
  >;
  return { ...project, people, viewers };
}
