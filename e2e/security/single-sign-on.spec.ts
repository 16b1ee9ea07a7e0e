import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { changeChecklists } from "@/lib/server/checklists/change-checklists";
import { getDb } from "@/lib/server/db";
import { inviteMember } from "@/lib/server/members/invite-member";
import { createPerson } from "@/lib/server/testing/create-person";
import { type Claims, type IdentityProvider, startIdentityProvider } from "../support/identity-provider";
import { createSigner, PASSWORD } from "../support/people";
import { createBakery } from "../support/projects";
import { type SecondServer, startSecondServer } from "../support/second-server";
import { expect, test } from "../support/test";

let provider: IdentityProvider;
let second: SecondServer;

test.beforeAll(async () => {
  provider = await startIdentityProvider();
  second = await startSecondServer({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: "Bakers' Guild",
  });
});

test.afterAll(async () => {
  await second.end();
  provider.stop();
});

async function signInAs(page: Page, claims: Claims, next = "/"): Promise<void> {
  provider.signedIn = claims;
  await page.goto(`${second.address}/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByRole("button", { name: "Continue with Bakers' Guild" }).click();
}

const looked = {
  ...{ id: "all", title: "All", each: "project" as const },
  items: [
    {
      ...{ id: "looked", text: "Looked.", priority: "P1" as const, owner: null },
      check: { kind: "person" as const, lapses: false },
    },
  ],
};
const verified = (email: string): Claims => ({ sub: randomUUID(), email, email_verified: true, name: "Octo Baker" });
const refusal = (page: Page) => page.getByRole("alert").filter({ hasText: "may not sign in here" });

test("somebody who is invited signs in there, is in the project, and is the same person the next time", async ({
  as,
}) => {
  const project = await createBakery();
  const email = `octo-${randomUUID()}@example.com`;
  await inviteMember(project.viewers.admin, { project: project.slug, email, role: "editor" });
  const claims = verified(email.toUpperCase());
  const page = await as(null);
  await signInAs(page, claims, `/p/${project.slug}`);
  await expect(page).toHaveURL(`${second.address}/p/${project.slug}`);
  const cookies = await page.context().cookies();
  expect(cookies.filter(({ httpOnly }) => !httpOnly).map(({ name }) => name)).toEqual([]);

  const again = await as(null);
  await signInAs(again, { ...claims, email: "moved@example.com", email_verified: false });
  await expect(again.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  expect(await getDb().account.count({ where: { user: { email } } })).toBe(1);
});

test("an address that is not verified there opens no account, not even its own", async ({ as }) => {
  const person = await createSigner();
  for (const claim of [{ email_verified: false }, {}]) {
    const page = await as(null);
    await signInAs(page, { sub: randomUUID(), email: person.email, ...claim });
    await expect(refusal(page)).toBeVisible();
    await page.goto(`${second.address}/account`);
    await expect(page).toHaveURL(/\/sign-in/u);
  }
  expect(await getDb().account.count({ where: { userId: person.id } })).toBe(0);
});

test("a verified address ends the password that somebody else may have chosen", async ({ as }) => {
  const person = await createSigner();
  const page = await as(null);
  await signInAs(page, verified(person.email), "/account");
  await expect(page).toHaveURL(`${second.address}/account`);
  await expect(page.getByLabel("Present password")).toHaveCount(0);
  const other = await as(null);
  await other.goto(`${second.address}/sign-in`);
  await other.getByLabel("E-mail").fill(person.email);
  await other.getByLabel("Password").fill(PASSWORD);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();
});

test("whoever signs is asked by the provider anew: being signed in there is not enough, and once serves once", async ({
  as,
}) => {
  const project = await createBakery();
  const template = { title: "Looked", sections: [looked] };
  await changeChecklists(project.viewers.admin, { slug: project.slug, kind: "attach", template });
  const person = await createPerson();
  await getDb().member.create({ data: { projectId: project.id, userId: person.id, role: "reviewer" } });
  const now = () => Math.floor(Date.now() / 1000);
  const page = await as(null);
  provider.overrides = { auth_time: now() - 3_600 };
  await signInAs(page, verified(person.email), `/p/${project.slug}/release/sign`);
  const confirm = page.getByRole("button", { name: "Confirm with your provider" });
  await expect(confirm).toBeVisible();
  provider.overrides = { auth_time: now() };
  const asked = page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/authorize`));
  await confirm.click();
  expect((await asked).url()).toMatch(/prompt=login.*max_age=0|max_age=0.*prompt=login/u);
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(page).toHaveURL(/\/release#signatures$/u);
  const [signature] = await getDb().signature.findMany({ where: { projectId: project.id } });
  expect(signature).toMatchObject({ signerId: person.id, reauthenticatedBy: "provider" });
  await getDb().signaturePolicy.create({
    data: {
      ...{ projectId: project.id, number: 1, roles: ["reviewer"], notAuthor: false, distinctPersons: false },
      authorId: project.people.admin.id,
    },
  });
  await page.goto(`${second.address}/p/${project.slug}/release/sign`);
  await expect(confirm).toBeVisible();
  provider.overrides = {};
});

test("nobody comes in uninvited, with a closed account, or with a token of another issuer, audience or time", async ({
  as,
}) => {
  const closed = await createSigner();
  await getDb().user.update({ where: { id: closed.id }, data: { closedAt: new Date() } });
  for (const email of [closed.email, "uninvited@example.com"]) {
    const page = await as(null);
    await signInAs(page, verified(email));
    await expect(refusal(page)).toBeVisible();
  }
  const { email } = await createSigner();
  for (const overrides of [{ iss: "https://evil.example" }, { aud: "another" }, { exp: 1 }]) {
    provider.overrides = overrides;
    const page = await as(null);
    await signInAs(page, verified(email));
    await expect(page.getByRole("alert").filter({ hasText: "did not work" })).toBeVisible();
  }
  provider.overrides = {};
});

test("the way to the provider that is pressed before the page's scripts are there is gone once they are", async ({
  as,
}) => {
  const page = await as(null);
  let bring = () => {};
  const pressed = new Promise<void>((resolve) => {
    bring = resolve;
  });
  await page.route(/\/_next\/static\/.+\.js/u, async (route) => {
    await pressed;
    await route.continue();
  });
  provider.signedIn = verified("uninvited@example.com");
  await page.goto(`${second.address}/sign-in`, { waitUntil: "commit" });
  await page.getByRole("button", { name: "Continue with Bakers' Guild" }).click();
  bring();
  await expect(refusal(page)).toBeVisible();
});

test("an answer of the provider works only in the browser that asked, once", async ({ as }) => {
  const person = await createSigner();
  const page = await as(null);
  const answers: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/callback/oidc")) answers.push(request.url());
  });
  await signInAs(page, verified(person.email));
  await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  const other = await as(null);
  await other.goto(answers[0] ?? "");
  await expect(other).toHaveURL(/\/sign-in\?.*error=/u);
  await other.goto(`${second.address}/account`);
  await expect(other).toHaveURL(/\/sign-in/u);
});
