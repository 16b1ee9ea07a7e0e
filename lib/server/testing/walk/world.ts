import type { TokenScope, Viewer } from "@/lib/domain/viewer";
import { getDb } from "../../db";
import { importFiles } from "../../imports/import-files";
import { sourceFiles } from "../../imports/testing/source-files";
import { createPage } from "../../pages/create-page";
import { createPerson } from "../create-person";
import { createProjectWith, type TestProject } from "../create-project-with";
import { viewerOf } from "../viewer-of";
import type { Chance } from "./chance";

/** Where a walk goes about: a project with a catalog and a page, another one whose members come and go, and who walks. */
export type World = {
  readonly chance: Chance;
  readonly project: TestProject;
  readonly slug: string;
  readonly spare: { readonly id: string; readonly slug: string };
  /** The migrations of the project so far, by path. */
  readonly files: Map<string, string>;
  /** Who does the next step. */
  viewer: Viewer;
};

/**
 * One thing that somebody may want to do. It prepares what has to be there, and gives the doing itself: done, it tells the
 * actions of the audit rows that it must have left, in any order.
 */
export type Mutation = (world: World) => Promise<() => Promise<readonly string[]>>;

const start = `CREATE TABLE people (id serial PRIMARY KEY, name text);
CREATE TABLE pets (id int PRIMARY KEY, kind text, owner_id int, seen_at timestamptz);
CREATE INDEX pets_owner ON pets (owner_id);`;

/** Makes the place of a walk. */
export async function createWorld(chance: Chance): Promise<World> {
  const project = await createProjectWith({ dialect: "postgres" });
  const files = new Map([["0001_start.sql", start]]);
  await importFiles(project.viewers.editor, { slug: project.slug, files: sourceFiles(Object.fromEntries(files)) });
  await createPage(project.viewers.editor, { slug: project.slug, title: "Backups" });
  const spare = await copyOf(project);
  return { chance, project, slug: project.slug, spare, files, viewer: project.viewers.admin };
}

/** Another project with the same members. */
export async function copyOf({ id, people }: Pick<TestProject, "id" | "people">) {
  const members = await getDb().member.findMany({ where: { projectId: id }, select: { userId: true, role: true } });
  const slug = `spare-${crypto.randomUUID().slice(0, 8)}`;
  const data = { slug, name: "Spare", createdById: people.admin.id, members: { create: members } };
  return getDb().project.create({ data, select: { id: true, slug: true } });
}

/** Somebody for the next step: of any role or none, with a token, or an administrator; more often one who may. */
export async function somebody({ chance, project }: Pick<World, "chance" | "project">): Promise<Viewer> {
  const { viewers, people } = project;
  if (chance.below(2) === 0) return chance.oneOf([viewers.admin, viewers.editor]);
  const administrator = await createPerson({ isAdministrator: true });
  const withToken = (scopes: readonly TokenScope[]) => viewerOf(people.admin, tokenOf(scopes));
  return chance.oneOf([
    viewers.viewer,
    viewers.reviewer,
    viewers.stranger,
    viewerOf(administrator),
    withToken(["read"]),
    withToken(["read", "import", "write_docs"]),
  ]);
}

const tokenOf = (scopes: readonly TokenScope[]) =>
  ({ kind: "token", tokenId: crypto.randomUUID(), scopes, projectId: null }) as const;
