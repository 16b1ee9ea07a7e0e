import { paths } from "@/lib/domain/paths";
import { filesOf } from "./support/fixtures";
import { createSigner, PASSWORD } from "./support/people";
import { createBakery, objectIdOf, writeDoc } from "./support/projects";
import { address } from "./support/server";
import { expect, test } from "./support/test";
import { open, visit } from "./support/visit";

const headers = { Origin: address };

test("a viewer reads everything and writes nothing, in the browser and by the API", async ({ as, guard }) => {
  const project = await createBakery();
  const { slug, people } = project;
  await writeDoc(project, "orders", "purpose", "One row is one order.");
  const page = await as(people.viewer);
  await visit(page, `/p/${slug}/tables/public/orders`);
  await expect(page.getByText("One row is one order.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Write|Edit|Add) / })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Owner: / })).toHaveCount(0);
  await expect(page.getByRole("navigation", { name: "Project" }).getByRole("link", { name: "Import" })).toHaveCount(0);
  await page.keyboard.press("s");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await visit(page, `/p/${slug}/import`);
  await expect(page.getByRole("heading", { name: "Importing takes an editor" })).toBeVisible();
  await open(page, `/p/${slug}/members`);
  await expect(page.getByRole("button", { name: "Invite" })).toHaveCount(0);
  guard.allow(/404/);
  expect((await open(page, `/p/${slug}/settings`))?.status()).toBe(404);

  const objectId = await objectIdOf(project, "orders");
  const doc = { objectId, field: "purpose", base: 1, text: "Mine now." };
  const key = { "Idempotency-Key": "viewer-writes-once" };
  const save = await page.request.put(paths.api.docs(slug), { data: doc, headers: { ...headers, ...key } });
  expect(save.status(), "saving a doc").toBe(403);
  const owner = { kind: "owner", objectIds: [objectId], owner: null };
  const review = await page.request.post(paths.api.reviews(slug), { data: owner, headers });
  expect(review.status(), "setting an owner").toBe(403);
  const [file] = await filesOf("later");
  const files = { name: "0009.sql", mimeType: "application/sql", buffer: Buffer.from(file?.bytes ?? []) };
  const pushed = await page.request.post(paths.api.imports(slug), { multipart: { files }, headers });
  expect(pushed.status(), "importing").toBe(403);
});

test("for a stranger the project is not there", async ({ as, guard }) => {
  const { slug, people } = await createBakery();
  const page = await as(people.stranger);
  guard.allow(/404/);
  for (const path of [`/p/${slug}`, `/p/${slug}/tables`, `/p/${slug}/tables/public/orders`, `/p/${slug}/members`]) {
    expect((await open(page, path))?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  }
  await visit(page, `/p/${slug}/import`);
  for (const path of [paths.api.tables(slug), paths.api.catalog(slug), paths.api.pages(slug)])
    expect((await page.request.get(path)).status(), path).toBe(404);
  await open(page, "/");
  await expect(page.getByRole("heading", { name: "No project yet" })).toBeVisible();
});

test("somebody signed out signs in and comes back to where they wanted to go", async ({ as, guard }) => {
  const { slug, people } = await createBakery();
  const page = await as(null);
  const wanted = `/p/${slug}/tables?q=order`;
  await open(page, wanted);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  guard.allow(/401/);
  expect((await page.request.get(paths.api.tables(slug))).status()).toBe(401);

  await page.getByLabel("E-mail").fill(people.viewer.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();

  const member = await createSigner();
  await page.getByLabel("E-mail").fill(member.email);
  await page.getByLabel("Password").fill(PASSWORD);
  guard.allow(/404/);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(wanted);
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
});
