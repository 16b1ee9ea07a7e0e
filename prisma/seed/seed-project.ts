import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "@/lib/server/audit/record";
import { getDb } from "@/lib/server/db";
import { createProject } from "@/lib/server/projects/create-project";
import type { Sample } from "./read-sample";
import type { Cast } from "./seed-people";

/** A project being seeded: under an address of its own until it is whole. */
export type SeededProject = {
  readonly id: string;
  readonly slug: string;
  readonly teams: ReadonlyMap<string, string>;
};

const makingSlug = (slug: string) => `${slug}-in-the-making`;

/**
 * Begins a sample's project, its teams and members, under an address for what is in the making; what a seed that was cut
 * short left there is deleted first. Null when the project is there already.
 */
export async function beginProject(system: Viewer, sample: Sample, cast: Cast): Promise<SeededProject | null> {
  if (await getDb().project.findUnique({ where: { slug: sample.slug }, select: { id: true } })) return null;
  const slug = makingSlug(sample.slug);
  const left = await getDb().project.findUnique({ where: { slug }, select: { id: true } });
  if (left) await getDb().$executeRaw`SELECT delete_project(${left.id}::uuid)`;
  const { name, description } = sample;
  const { id } = await createProject(system, { slug, name, description });
  const teams = await seedTeams(id, sample);
  await seedMembers(system, id, sample, cast, teams);
  return { id, slug, teams };
}

/** Gives a project that is whole now the address it is known by. */
export async function finishProject(project: SeededProject, slug: string): Promise<void> {
  await getDb().project.update({ where: { id: project.id }, data: { slug }, select: { id: true } });
}

async function seedTeams(projectId: string, sample: Sample): Promise<ReadonlyMap<string, string>> {
  await getDb().team.createMany({ data: sample.teams.map(({ name }) => ({ projectId, name })) });
  const teams = await getDb().team.findMany({ where: { projectId }, select: { id: true, name: true } });
  return new Map(teams.map(({ id, name }) => [name, id]));
}

async function seedMembers(
  system: Viewer,
  projectId: string,
  { members }: Sample,
  { administrator, byHandle }: Cast,
  teams: ReadonlyMap<string, string>,
): Promise<void> {
  const people = members.flatMap((member) => {
    const viewer = byHandle.get(member.handle);
    return viewer ? [{ ...member, userId: viewer.userId }] : [];
  });
  const asAdmin = { projectId, userId: administrator.userId, role: "admin" as const };
  await getDb().member.createMany({
    data: [asAdmin, ...people.map(({ userId, role }) => ({ projectId, userId, role }))],
  });
  const inTeams = people.flatMap(({ userId, teams: names }) =>
    names.flatMap((name) => {
      const teamId = teams.get(name);
      return teamId ? [{ teamId, userId }] : [];
    }),
  );
  await getDb().teamMember.createMany({ data: inTeams });
  await recordAudit(system, { action: "member.seed", projectId, detail: { members: people.length + 1 } });
}
