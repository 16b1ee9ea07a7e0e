import type { ChecklistTemplate } from "@/lib/domain/checklist-template";
import type { ChangedSignatures, SigningRole } from "@/lib/domain/signatures";
import type { Viewer } from "@/lib/domain/viewer";
import { changeChecklists } from "../../checklists/change-checklists";
import { getDb } from "../../db";
import { saveDoc } from "../../docs/save-doc";
import { createPage } from "../../pages/create-page";
import { getReadiness } from "../../readiness/get-readiness";
import { createPerson, type TestPerson } from "../../testing/create-person";
import { createProjectWith, type TestProject } from "../../testing/create-project-with";
import { type Ground, groundOf } from "../../testing/lay-migrations";
import { signedIn } from "../../testing/signed-in";
import { changeSignatures } from "../change-signatures";
import { getSigning } from "../get-signing";

const backups: ChecklistTemplate = {
  title: "Before production",
  sections: [
    {
      id: "all",
      title: "All",
      each: "project",
      items: [
        {
          id: "backups",
          text: "Backups are written down.",
          priority: "P0",
          owner: null,
          check: { kind: "page", page: "backups" },
        },
      ],
    },
  ],
};

type Signing = { readonly key?: string; readonly password?: string; readonly meaning?: string };

/** A project that nothing blocks, and who signs it: two reviewers and an admin, each signed in in a browser. */
export type TestRelease = {
  readonly project: TestProject;
  /** One migration, `0001`, with the table `users`. */
  readonly ground: Ground;
  readonly reviewer: Viewer;
  readonly second: Viewer;
  readonly admin: Viewer;
};

/** Makes a project with a table, a page about backups and a checklist, all written by its editor; two reviewers have to sign it. */
export async function makeRelease(template: ChecklistTemplate = backups): Promise<TestRelease> {
  const project = await createProjectWith({ dialect: "postgres" });
  const { id, slug, people, viewers } = project;
  const ground = groundOf({ id, createdById: people.admin.id });
  await ground.lay({ version: "0001", changes: [{ key: "users", kind: "added" }] });
  const [reviewer, second, admin] = await Promise.all([
    signedIn(people.reviewer),
    newReviewer(project).then(signedIn),
    signedIn(people.admin),
  ]);
  const release = { project, ground, reviewer, second, admin };
  await write(release, "People.", { base: 0 });
  await changeChecklists(viewers.admin, { slug, kind: "attach", template });
  await writePage(release, "Backups", "Every night, kept for thirty days.");
  return release;
}

/** One more reviewer of a project. */
export async function newReviewer({ id: projectId }: TestProject, email?: string): Promise<TestPerson> {
  const person = await createPerson(email === undefined ? {} : { email });
  await getDb().member.create({ data: { projectId, userId: person.id, role: "reviewer" }, select: { userId: true } });
  return person;
}

/** Writes the purpose of `users`, as the editor unless somebody else is named. */
export function write(
  { project, ground }: TestRelease,
  text: string,
  { base = 1, by = project.viewers.editor }: { readonly base?: number; readonly by?: Viewer } = {},
) {
  const field = { slug: project.slug, objectId: ground.id("users"), field: "purpose" } as const;
  return saveDoc(by, { ...field, base, text, kind: "edit" });
}

/** Writes a page, which is made where it is not there; gives its identity. */
export async function writePage({ project }: TestRelease, title: string, text: string, by = project.viewers.editor) {
  const where = { projectId: project.id, title };
  const { slug } = project;
  const known = await getDb().page.findFirst({ where, select: { id: true } });
  const { id: pageId } = known ?? (await createPage(project.viewers.editor, { slug, title }));
  const doc = await getDb().doc.findFirst({ where: { pageId }, select: { number: true } });
  await saveDoc(by, { slug, pageId, field: "body", base: doc?.number ?? 0, text, kind: "edit" });
  return pageId;
}

/** One migration more, which alters `users`. */
export function alter({ ground }: TestRelease, version: string, definition = {}): Promise<void> {
  const summary = `users ${version}`;
  return ground.lay({ version, changes: [{ key: "users", kind: "altered", definition, summary }] });
}

/** What somebody is shown to sign; the reviewer where nobody is named. */
export function look({ project, reviewer }: TestRelease, viewer = reviewer) {
  return getSigning(viewer, project.slug);
}

/** Signs what stands, unless a key says otherwise; without a password by a proof that was just made. */
export async function sign(release: TestRelease, viewer = release.reviewer, given: Signing = {}) {
  const { key = (await look(release, viewer)).key, meaning = "Approved for production", password } = given;
  if (password === undefined) await prove(viewer);
  return signUnproven(release, viewer, { key, meaning, ...(password === undefined ? {} : { password }) });
}

/** Sends a signature without proving anything besides. */
export function signUnproven(
  { project }: TestRelease,
  viewer: Viewer,
  given: Signing & { readonly key: string },
): Promise<ChangedSignatures> {
  const { key, meaning = "Approved for production", password } = given;
  return changeSignatures(viewer, { slug: project.slug, kind: "sign", key, meaning, password });
}

/** Has somebody prove who they are, as a provider says it; gives the proof. Who has no session proves nothing. */
export async function prove({ userId, via }: Viewer): Promise<string> {
  if (via.kind !== "session") return "";
  const data = { userId, sessionId: via.sessionId, way: "provider" };
  return (await getDb().reauthentication.create({ data, select: { id: true } })).id;
}

/** Takes a signature back. */
export function withdraw({ project }: TestRelease, viewer: Viewer, signatureId: string | null) {
  const reason = "Too early.";
  return changeSignatures(viewer, { slug: project.slug, kind: "withdraw", signatureId: signatureId ?? "", reason });
}

/** Sets which signatures are asked for, over the policy that stands. */
export async function setPolicy(
  release: TestRelease,
  roles: SigningRole[],
  facts: { readonly notAuthor?: boolean; readonly distinctPersons?: boolean } = {},
) {
  const { slug, id: projectId } = release.project;
  const base = await getDb().signaturePolicy.count({ where: { projectId } });
  const asked = { notAuthor: true, distinctPersons: true, ...facts };
  return changeSignatures(release.admin, { slug, kind: "policy", base, roles, ...asked });
}

/** The verdict, as any member gets it. */
export function verdictOf({ project }: TestRelease) {
  return getReadiness(project.viewers.viewer, project.slug, {});
}

/** Which signatures stand, are missing, dismissed, withdrawn. */
export async function signaturesOf(release: TestRelease) {
  return (await verdictOf(release)).signatures;
}

/** The first checklist that is attached, and its text with one thing in place of another. */
export async function editChecklist(release: TestRelease, from: string, to: string): Promise<void> {
  const { id: projectId, slug, viewers } = release.project;
  const { id, version } = await getDb().checklist.findFirstOrThrow({
    where: { projectId, removedAt: null },
    orderBy: { createdAt: "asc" },
    select: { id: true, version: true },
  });
  const where = { checklistId: id, number: version };
  const stored = await getDb().checklistVersion.findFirstOrThrow({ where, select: { template: true } });
  const template = JSON.parse(JSON.stringify(stored.template).replace(from, to));
  await changeChecklists(viewers.admin, { slug, kind: "edit", checklistId: id, base: version, template });
}
