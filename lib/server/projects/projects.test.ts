import { expect, test } from "vitest";
import { actionsOf, projectActions, type Role, roles } from "@/lib/domain/permissions";
import { updateProjectInput } from "@/lib/domain/projects";
import { getDb } from "../db";
import { createPerson } from "../testing/create-person";
import { createProjectWith } from "../testing/create-project-with";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { archiveProject } from "./archive-project";
import { authorizeProject } from "./authorize-project";
import { createProject } from "./create-project";
import { deleteProject } from "./delete-project";
import { getProject } from "./get-project";
import { getProjectFrame } from "./get-project-frame";
import { listProjectLinks, listProjects } from "./list-projects";
import { restoreProject } from "./restore-project";
import { updateProject } from "./update-project";

withTestDatabase();

const codeOf = (running: Promise<unknown>) =>
  running.then(
    () => "allowed",
    (error: { code?: string }) => error.code,
  );
const slugs = async (viewer: Parameters<typeof listProjects>[0]) =>
  (await listProjects(viewer)).map(({ slug }) => slug);

// Spelt out, so that a change of the table is a change here too.
const table: readonly (readonly [action: (typeof projectActions)[number], may: readonly Role[]])[] = [
  ["project.read", ["viewer", "editor", "reviewer", "admin"]],
  ["audit.export", ["viewer", "editor", "reviewer", "admin"]],
  ["doc.write", ["editor", "reviewer", "admin"]],
  ["page.write", ["editor", "reviewer", "admin"]],
  ["import.run", ["editor", "reviewer", "admin"]],
  ["owner.set", ["editor", "reviewer", "admin"]],
  ["status.draft", ["editor", "reviewer", "admin"]],
  ["status.verify", ["reviewer", "admin"]],
  ["domain.set", ["editor", "reviewer", "admin"]],
  ["checklist.tick", ["editor", "reviewer", "admin"]],
  ["waiver.ask", ["editor", "reviewer", "admin"]],
  ["waiver.decide", ["reviewer", "admin"]],
  ["release.sign", ["reviewer", "admin"]],
  ["release.policy", ["admin"]],
  ["checklist.manage", ["admin"]],
  ["checkpoint.make", ["admin"]],
  ["template.manage", ["admin"]],
  ["member.manage", ["admin"]],
  ["project.manage", ["admin"]],
  ["project.archive", ["admin"]],
  ["project.delete", ["admin"]],
];

test("the table of actions is complete", () => {
  expect(table.map(([action]) => action).toSorted()).toEqual(projectActions.toSorted());
});

test.each(table)("%s is for %s; strangers find nothing", async (action, may) => {
  const project = await createProjectWith();
  for (const role of roles) {
    const answer = may.includes(role) ? "allowed" : "forbidden";
    expect([role, await codeOf(authorizeProject(project.viewers[role], project.slug, action))]).toEqual([role, answer]);
  }
  expect(await codeOf(authorizeProject(project.viewers.stranger, project.slug, action))).toBe("not_found");
  expect(await codeOf(authorizeProject(project.viewers.admin, "no-such-project", action))).toBe("not_found");
});

test.each(["\u0000", "A", "a/b", "%", "", "x".repeat(10_000)])("an address such as %j is not found", async (slug) => {
  const { viewers } = await createProjectWith();
  expect(await codeOf(authorizeProject(viewers.admin, slug, "project.read"))).toBe("not_found");
});

test("the creator of a project is its admin and finds it empty", async () => {
  const viewer = viewerOf(await createPerson({ isAdministrator: true }));
  const { slug } = await createProject(viewer, { name: "Task service", slug: "task-service", description: "Tasks." });
  expect(await getProject(viewer, slug)).toMatchObject({
    name: "Task service",
    description: "Tasks.",
    role: "admin",
    can: actionsOf("admin"),
    headVersion: null,
    tables: 0,
    isArchived: false,
  });
});

test("only administrators create projects, until the instance says everybody may", async () => {
  const viewer = viewerOf(await createPerson());
  expect(await codeOf(createProject(viewer, { name: "Mine", slug: "mine", description: "" }))).toBe("forbidden");
  await getDb().instance.update({ where: { id: 1 }, data: { anyoneMayCreateProject: true } });
  expect(await codeOf(createProject(viewer, { name: "Mine", slug: "mine", description: "" }))).toBe("allowed");
});

test("a taken address is said at its field, and nothing is made", async () => {
  const project = await createProjectWith();
  const viewer = viewerOf(await createPerson({ isAdministrator: true }));
  const again = createProject(viewer, { name: "Again", slug: project.slug, description: "" });
  await expect(again).rejects.toMatchObject({
    code: "invalid",
    details: { fields: { slug: "This address is taken." } },
  });
  expect(await getDb().project.count({ where: { name: "Again" } })).toBe(0);
});

test("one lists one's own projects; an administrator of the instance lists all", async () => {
  const [own, other] = await Promise.all([createProjectWith(), createProjectWith()]);
  expect(await slugs(own.viewers.viewer)).toEqual([own.slug]);
  const administrator = viewerOf(await createPerson({ isAdministrator: true }));
  expect(await slugs(administrator)).toEqual(expect.arrayContaining([own.slug, other.slug]));
  expect(await getProject(administrator, other.slug)).toMatchObject({ role: null, can: actionsOf("admin") });
  expect(await getProjectFrame(administrator, other.slug)).toMatchObject({ can: actionsOf("admin") });
  expect(await getProjectFrame(own.viewers.viewer, own.slug)).toMatchObject({ can: actionsOf("viewer") });
  expect(await codeOf(getProjectFrame(own.viewers.viewer, other.slug))).toBe("not_found");
});

test("an archived project is read and restored, and not changed in between", async () => {
  const project = await createProjectWith();
  const { admin, viewer } = project.viewers;
  const input = { project: project.slug };
  const codeAddress = "https://code.example/{path}#L{line}";
  const { name: baseName, description: baseDescription } = await getProject(admin, project.slug);
  const base = { baseName, baseDescription, baseCodeAddress: "" };
  const change = { ...input, name: "Other", description: "", codeAddress, ...base };
  expect(await codeOf(archiveProject(project.viewers.reviewer, input))).toBe("forbidden");
  await archiveProject(admin, input);
  expect(await getProject(viewer, project.slug)).toMatchObject({ isArchived: true });
  expect(await codeOf(updateProject(admin, change))).toBe("conflict");
  await restoreProject(admin, input);
  await updateProject(admin, change);
  expect(await getProject(viewer, project.slug)).toMatchObject({ isArchived: false, name: "Other", codeAddress });
  const rows = await getDb().auditEntry.findMany({
    where: { projectId: project.id, actorId: project.people.admin.id },
    orderBy: { id: "asc" },
  });
  expect(rows.map((row) => row.action)).toEqual(["project.archive", "project.restore", "project.update"]);
});

test("a person is led to their own projects that are not archived, and to the one they are at; administrators to all", async () => {
  const [own, other] = [await createProjectWith(), await createProjectWith()];
  const administrator = viewerOf(await createPerson({ isAdministrator: true }));
  const ledTo = async (...of: Parameters<typeof listProjectLinks>) =>
    (await listProjectLinks(...of)).map(({ slug }) => slug).filter((slug) => [own.slug, other.slug].includes(slug));
  expect(await listProjectLinks(own.viewers.viewer)).toEqual([{ slug: own.slug, name: own.name }]);
  expect(await ledTo(own.viewers.stranger)).toEqual([]);
  expect(await ledTo(own.viewers.viewer, other.slug)).toEqual([own.slug]);
  expect((await ledTo(administrator)).toSorted()).toEqual([own.slug, other.slug].toSorted());
  await archiveProject(own.viewers.admin, { project: own.slug });
  expect(await ledTo(own.viewers.viewer)).toEqual([]);
  expect(await ledTo(own.viewers.viewer, own.slug)).toEqual([own.slug]);
  expect(await ledTo(administrator)).toEqual([other.slug]);
});

test("nobody overwrites a name or description they were not shown, and the audit log keeps what they were", async () => {
  const project = await createProjectWith();
  const { admin } = project.viewers;
  const { name: baseName } = await getProject(admin, project.slug);
  const base = { baseName, baseDescription: "", baseCodeAddress: "" };
  const first = { project: project.slug, name: baseName, description: "One\nTwo", codeAddress: "", ...base };
  await updateProject(admin, first);
  expect(await codeOf(updateProject(admin, { ...first, description: "Three" }))).toBe("conflict");
  const form = { ...first, description: "Three", baseDescription: "One\r\nTwo" };
  await updateProject(admin, updateProjectInput.parse(form));
  expect(await getProject(admin, project.slug)).toMatchObject({ description: "Three" });
  const rows = await getDb().auditEntry.findMany({ where: { projectId: project.id, action: "project.update" } });
  expect(rows.map(({ detail }) => detail)).toMatchObject([
    { before: { description: "" } },
    { before: { description: "One\nTwo" } },
  ]);
});

test("a project is deleted once its name is typed, with its revisions; the audit log stays, other projects too", async () => {
  const [project, other] = await Promise.all([createProjectWith(), createProjectWith()]);
  const page = await getDb().page.create({ data: { projectId: project.id, slug: "start", title: "Start" } });
  await getDb()
    .$queryRaw`SELECT outcome FROM save_doc(${project.id}::uuid, NULL, ${page.id}::uuid, 'body', 0, 'Text', 'edit',
    NULL, 'person', ${project.people.admin.id}::uuid, NULL, NULL, NULL)`;
  const wrong = deleteProject(project.viewers.admin, { project: project.slug, typedName: "something else" });
  await expect(wrong).rejects.toMatchObject({
    code: "invalid",
    details: { fields: { typedName: expect.any(String) } },
  });
  const input = { project: project.slug, typedName: project.name };
  expect(await codeOf(deleteProject(project.viewers.reviewer, input))).toBe("forbidden");
  expect(await codeOf(deleteProject(project.viewers.stranger, input))).toBe("not_found");
  expect(await getDb().revision.count({ where: { projectId: project.id } })).toBe(1);
  await deleteProject(project.viewers.admin, input);
  expect(await codeOf(getProject(project.viewers.admin, project.slug))).toBe("not_found");
  expect(await getDb().revision.count({ where: { projectId: project.id } })).toBe(0);
  expect(await getDb().auditEntry.count({ where: { projectId: project.id, action: "project.delete" } })).toBe(1);
  expect(await codeOf(getProject(other.viewers.viewer, other.slug))).toBe("allowed");
});
