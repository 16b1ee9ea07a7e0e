import { afterEach, expect, test, vi } from "vitest";
import { getDb } from "../db";
import { hashSecret } from "../links/secret";
import { inviteMember } from "../members/invite-member";
import { createPerson } from "../testing/create-person";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { getSessionViewer } from "./get-session-viewer";
import { openSession } from "./open-session";
import { type ProviderIdentity, resolveProviderSignIn } from "./resolve-provider-sign-in";

withTestDatabase();
afterEach(() => vi.unstubAllEnvs());

function identity(facts: Partial<ProviderIdentity>): ProviderIdentity {
  const providerAccountId = crypto.randomUUID();
  return { provider: "github", providerAccountId, email: null, isEmailVerified: true, name: "Octo", ...facts };
}

test("a verified address signs in the person who has it, whatever its case, and the identity is theirs from then on", async () => {
  const person = await createPerson();
  const known = identity({ email: person.email.toUpperCase() });
  expect(await resolveProviderSignIn(known)).toBe(person.id);
  expect(await resolveProviderSignIn({ ...known, email: "moved@example.com", isEmailVerified: false })).toBe(person.id);
});

test("whoever made an account in somebody's name is out once its address is vouched for", async () => {
  const person = await createPerson({ password: "chosen by somebody else" });
  const planted = await openSession(person.id);
  expect(await resolveProviderSignIn(identity({ email: person.email }))).toBe(person.id);
  expect(await getSessionViewer(planted)).toBeNull();
  expect((await getDb().user.findUniqueOrThrow({ where: { id: person.id } })).passwordHash).toBeNull();
});

test("a second provider ends nothing, and neither does the first of an administrator", async () => {
  const [person, administrator] = [
    await createPerson(),
    await createPerson({ isAdministrator: true, password: "nine quiet otters" }),
  ];
  await resolveProviderSignIn(identity({ email: person.email }));
  const session = await openSession(person.id);
  await resolveProviderSignIn(identity({ provider: "google", email: person.email }));
  expect(await getSessionViewer(session)).not.toBeNull();
  await resolveProviderSignIn(identity({ email: administrator.email }));
  expect((await getDb().user.findUniqueOrThrow({ where: { id: administrator.id } })).passwordHash).not.toBeNull();
});

test("the instance itself is nobody's account", async () => {
  expect(await resolveProviderSignIn(identity({ email: "system@strata.invalid" }))).toBeNull();
});

test("an address that is not verified signs in nobody", async () => {
  const person = await createPerson();
  expect(await resolveProviderSignIn(identity({ email: person.email, isEmailVerified: false }))).toBeNull();
});

test("the same subject of another provider is somebody else", async () => {
  const person = await createPerson();
  const known = identity({ email: person.email });
  await resolveProviderSignIn(known);
  expect(await resolveProviderSignIn({ ...known, provider: "oidc", email: null })).toBeNull();
});

test("no account is made for somebody who is not invited", async () => {
  expect(await resolveProviderSignIn(identity({ email: "uninvited@example.com" }))).toBeNull();
  expect(await getDb().user.count({ where: { email: "uninvited@example.com" } })).toBe(0);
});

test("an invited address gets an account, with the memberships it is invited to, and the links are used up", async () => {
  const project = await createProjectWith();
  const email = "octo@example.com";
  const { link } = await inviteMember(project.viewers.admin, { project: project.slug, email, role: "editor" });
  const userId = await resolveProviderSignIn(identity({ email }));
  expect(await getDb().member.findMany({ where: { userId: userId ?? "" } })).toMatchObject([
    { projectId: project.id, role: "editor" },
  ]);
  const row = await getDb().oneTimeToken.findUniqueOrThrow({
    where: { tokenHash: hashSecret(link.split("#")[1] ?? "") },
  });
  expect(row.usedAt).not.toBeNull();
});

test("an invitation that is over makes no account", async () => {
  const project = await createProjectWith();
  const email = "late@example.com";
  await inviteMember(project.viewers.admin, { project: project.slug, email, role: "editor" });
  await getDb().oneTimeToken.updateMany({ where: { email }, data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await resolveProviderSignIn(identity({ email }))).toBeNull();
});

test("an allowed domain is that domain exactly", async () => {
  vi.stubEnv("ALLOWED_EMAIL_DOMAINS", "corp.example, other.example");
  expect(await resolveProviderSignIn(identity({ email: "ada@corp.example" }))).not.toBeNull();
  for (const email of ["ada@sub.corp.example", "ada@evilcorp.example", "ada@corp.example.evil.example"])
    expect(await resolveProviderSignIn(identity({ email }))).toBeNull();
});

test("a closed account stays out, by its identity and by its address", async () => {
  const person = await createPerson();
  const known = identity({ email: person.email });
  await resolveProviderSignIn(known);
  await getDb().user.update({ where: { id: person.id }, data: { closedAt: new Date() } });
  expect(await resolveProviderSignIn(known)).toBeNull();
  expect(await resolveProviderSignIn(identity({ email: person.email }))).toBeNull();
});
