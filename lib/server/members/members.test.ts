import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { type Role, roles } from "@/lib/domain/permissions";
import { getDb } from "../db";
import { hashSecret } from "../links/secret";
import { getSessionViewer } from "../session/get-session-viewer";
import { createPerson } from "../testing/create-person";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { acceptInvitation, createInvitedAccount } from "./accept-invitation";
import { changeMemberRole } from "./change-member-role";
import { inviteMember } from "./invite-member";
import { listMembers } from "./list-members";
import { removeMember } from "./remove-member";
import { revokeInvitation } from "./revoke-invitation";
import { viewInvitation } from "./view-invitation";

withTestDatabase();
beforeEach(async () => {
  await getDb().rateLimit.deleteMany();
});

const password = "nine quiet otters";
const address = "192.0.2.1";
const secretOf = (link: string) => link.split("#")[1] ?? "";
const codeOf = (running: Promise<unknown>) =>
  running.then(
    () => "allowed",
    (error: { code?: string }) => error.code,
  );

async function invite(project: TestProject, email = `${randomUUID()}@example.com`, role: Role = "editor") {
  const { link } = await inviteMember(project.viewers.admin, { project: project.slug, email, role });
  return { email, token: secretOf(link), link };
}

const expected: Readonly<Record<Role | "stranger", string>> = {
  viewer: "forbidden",
  editor: "forbidden",
  reviewer: "forbidden",
  admin: "allowed",
  stranger: "not_found",
};

test.each(Object.entries(expected))("to whoever is %s, managing members is %s", async (who, answer) => {
  const project = await createProjectWith();
  const viewer = project.viewers[who as Role | "stranger"];
  const { email, token } = await invite(project);
  const pending = await getDb().oneTimeToken.findFirstOrThrow({ where: { tokenHash: hashSecret(token) } });
  const at = { project: project.slug };
  const codes = [
    await codeOf(inviteMember(viewer, { ...at, email: `b-${email}`, role: "viewer" })),
    await codeOf(revokeInvitation(viewer, { ...at, invitationId: pending.id })),
    await codeOf(changeMemberRole(viewer, { ...at, userId: project.people.editor.id, role: "reviewer" })),
    await codeOf(removeMember(viewer, { ...at, userId: project.people.viewer.id })),
  ];
  expect(codes).toEqual([answer, answer, answer, answer]);
  expect(await getDb().auditEntry.count({ where: { projectId: project.id, action: "access.refused" } })).toBe(
    answer === "forbidden" ? 4 : 0,
  );
});

test("an admin's token may not manage members", async () => {
  const project = await createProjectWith();
  const via = {
    kind: "token",
    tokenId: randomUUID(),
    scopes: ["read", "import", "write_docs"],
    projectId: null,
  } as const;
  const input = { project: project.slug, userId: project.people.viewer.id, role: "admin" } as const;
  expect(await codeOf(changeMemberRole(viewerOf(project.people.admin, via), input))).toBe("forbidden");
});

test("addresses and invitations are shown to admins only; strangers find nothing", async () => {
  const project = await createProjectWith();
  const { email } = await invite(project);
  const forAdmin = await listMembers(project.viewers.admin, project.slug);
  expect(forAdmin.members.map((member) => member.email)).toContain(project.people.viewer.email);
  expect(forAdmin.invitations.map((invitation) => invitation.email)).toEqual([email]);
  for (const role of roles.filter((each) => each !== "admin")) {
    const list = await listMembers(project.viewers[role], project.slug);
    expect(list.members).toHaveLength(4);
    expect(JSON.stringify(list)).not.toContain("@example.com");
  }
  expect(await codeOf(listMembers(project.viewers.stranger, project.slug))).toBe("not_found");
});

test("the secret of an invitation is not in the database, and not in the part of the link that is sent to servers", async () => {
  const { token, link } = await invite(await createProjectWith());
  expect(new URL(link).hash).toBe(`#${token}`);
  expect(`${new URL(link).pathname}${new URL(link).search}`).toBe("/invitation");
  const rows = await getDb().$queryRaw<
    { dump: string }[]
  >`SELECT string_agg(t::text, ' ') AS dump FROM one_time_tokens t`;
  expect(rows[0]?.dump).not.toContain(token);
  const audit = await getDb().$queryRaw<{ dump: string }[]>`SELECT string_agg(a::text, ' ') AS dump FROM audit_log a`;
  expect(audit[0]?.dump).not.toContain(token);
});

test("accepting an invitation makes an account of the invited address, a member of that role, signed in", async () => {
  const project = await createProjectWith();
  const { email, token } = await invite(project, undefined, "reviewer");
  expect(await viewInvitation(null, { token }, address)).toMatchObject({ email, role: "reviewer", next: "new" });
  const { sessionId, slug } = await createInvitedAccount({ token, name: "Grace", password });
  const viewer = await getSessionViewer(sessionId);
  expect(slug).toBe(project.slug);
  expect(viewer).toMatchObject({ email, name: "Grace", isAdministrator: false });
  const members = await getDb().member.findMany({ where: { userId: viewer?.userId ?? "" } });
  expect(members).toMatchObject([{ projectId: project.id, role: "reviewer" }]);
});

test("an invitation works once, also when it is accepted many times at once", async () => {
  const project = await createProjectWith();
  const { token, email } = await invite(project);
  const tries = Array.from({ length: 6 }, () => codeOf(createInvitedAccount({ token, name: "Grace", password })));
  const codes = await Promise.all(tries);
  expect(codes.filter((code) => code === "allowed")).toHaveLength(1);
  expect(await getDb().user.count({ where: { email } })).toBe(1);
  expect(await codeOf(viewInvitation(null, { token }, address))).toBe("not_found");
});

test("an invitation that is over, revoked or replaced is dead", async () => {
  const project = await createProjectWith();
  const over = await invite(project);
  await getDb().oneTimeToken.update({
    where: { tokenHash: hashSecret(over.token) },
    data: { expiresAt: new Date(Date.now() - 1000) },
  });
  const revoked = await invite(project);
  const row = await getDb().oneTimeToken.findFirstOrThrow({ where: { tokenHash: hashSecret(revoked.token) } });
  await revokeInvitation(project.viewers.admin, { project: project.slug, invitationId: row.id });
  const replaced = await invite(project);
  await invite(project, replaced.email);
  for (const { token } of [over, revoked, replaced])
    expect(await codeOf(createInvitedAccount({ token, name: "Grace", password }))).toBe("not_found");
});

test("a person with an account joins signed in as the invited; nobody else can, and the link stays good", async () => {
  const project = await createProjectWith();
  const person = await createPerson();
  const { token } = await invite(project, person.email);
  expect(await codeOf(createInvitedAccount({ token, name: "Impostor", password }))).toBe("conflict");
  expect(await codeOf(acceptInvitation(project.viewers.stranger, { token }))).toBe("forbidden");
  expect(await viewInvitation(null, { token }, address)).toMatchObject({ next: "sign in" });
  expect(await acceptInvitation(viewerOf(person), { token })).toEqual({ slug: project.slug });
  expect((await listMembers(viewerOf(person), project.slug)).members.some((member) => member.isYou)).toBe(true);
});

test("an invitation cannot be revoked through another project", async () => {
  const [own, other] = await Promise.all([createProjectWith(), createProjectWith()]);
  const { token } = await invite(other);
  const row = await getDb().oneTimeToken.findFirstOrThrow({ where: { tokenHash: hashSecret(token) } });
  const answer = await codeOf(revokeInvitation(own.viewers.admin, { project: own.slug, invitationId: row.id }));
  expect(answer).toBe("not_found");
});

test("a member of another project cannot be changed or removed through one's own", async () => {
  const [own, other] = await Promise.all([createProjectWith(), createProjectWith()]);
  const target = { project: own.slug, userId: other.people.editor.id };
  expect(await codeOf(changeMemberRole(own.viewers.admin, { ...target, role: "viewer" }))).toBe("not_found");
  expect(await codeOf(removeMember(own.viewers.admin, target))).toBe("not_found");
});

test("the last admin can be neither removed nor demoted, nor can two admins demote each other at once", async () => {
  const project = await createProjectWith();
  const [first, second] = [project.people.admin, project.people.editor];
  const at = { project: project.slug };
  expect(await codeOf(removeMember(project.viewers.admin, { ...at, userId: first.id }))).toBe("conflict");
  expect(await codeOf(changeMemberRole(project.viewers.admin, { ...at, userId: first.id, role: "viewer" }))).toBe(
    "conflict",
  );
  await changeMemberRole(project.viewers.admin, { ...at, userId: second.id, role: "admin" });
  const codes = await Promise.all([
    codeOf(changeMemberRole(viewerOf(first), { ...at, userId: second.id, role: "viewer" })),
    codeOf(changeMemberRole(viewerOf(second), { ...at, userId: first.id, role: "viewer" })),
  ]);
  expect(codes.filter((code) => code === "allowed")).toHaveLength(1);
  expect(await getDb().member.count({ where: { projectId: project.id, role: "admin" } })).toBe(1);
});

test("an admin whose account is closed does not count as the last one", async () => {
  const project = await createProjectWith();
  const closed = await createPerson();
  await getDb().user.update({ where: { id: closed.id }, data: { closedAt: new Date() } });
  await getDb().member.create({ data: { projectId: project.id, userId: closed.id, role: "admin" } });
  const input = { project: project.slug, userId: project.people.admin.id };
  expect(await codeOf(removeMember(project.viewers.admin, input))).toBe("conflict");
});

test("a removed member finds nothing from the next request on; every change has its audit row", async () => {
  const project = await createProjectWith();
  const input = { project: project.slug, userId: project.people.editor.id };
  await changeMemberRole(project.viewers.admin, { ...input, role: "viewer" });
  await removeMember(project.viewers.admin, input);
  expect(await codeOf(listMembers(project.viewers.editor, project.slug))).toBe("not_found");
  const rows = await getDb().auditEntry.findMany({ where: { projectId: project.id }, orderBy: { id: "asc" } });
  expect(rows.map((row) => [row.action, row.actorId, row.subject])).toEqual([
    ["member.role", project.people.admin.id, project.people.editor.id],
    ["member.remove", project.people.admin.id, project.people.editor.id],
  ]);
});

test("whoever invites too many is stopped for a while", async () => {
  const project = await createProjectWith();
  const codes: unknown[] = [];
  for (let index = 0; index < 61; index += 1) {
    const input = { project: project.slug, email: `many-${index}@example.com`, role: "viewer" } as const;
    codes.push(await codeOf(inviteMember(project.viewers.admin, input)));
  }
  expect(codes.at(-2)).toBe("allowed");
  expect(codes.at(-1)).toBe("too_many");
});
