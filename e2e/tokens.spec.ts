import { paths } from "@/lib/domain/paths";
import { scan } from "./support/accessibility";
import { createBakery, objectIdOf } from "./support/projects";
import { address } from "./support/server";
import { shownOnce } from "./support/shown-once";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

test("a token does what its scopes say until it is revoked", async ({ as }) => {
  const project = await createBakery();
  const { slug, name, people } = project;
  const page = await as(people.editor);
  await open(page, "/account/tokens");
  await page.getByLabel("Name").fill("Release notes");
  await page.getByRole("combobox", { name: "Projects" }).click();
  await page.getByRole("option", { name }).click();
  await page.getByRole("button", { name: "Make the token" }).click();
  await expect(page.getByRole("status").filter({ hasText: "This is the token Release notes." })).toBeVisible();
  const secret = await shownOnce(page);
  await expect(page.getByRole("table", { name: "Tokens" })).toContainText("Release notes");
  await scan(page);

  const call = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, address), { ...init, headers: { Authorization: `Bearer ${secret}`, ...init.headers } });
  const me = await call("/api/v1/me");
  expect(await me.json()).toMatchObject({ email: people.editor.email, token: { scopes: ["read"] } });
  const tables = await call(paths.api.tables(slug));
  expect(tables.status).toBe(200);
  expect(JSON.stringify(await tables.json())).toContain("order_lines");

  const other = await createBakery();
  expect((await call(paths.api.tables(other.slug))).status, "another project").toBe(404);
  const body = JSON.stringify({
    objectId: await objectIdOf(project, "orders"),
    field: "purpose",
    base: 0,
    text: "Hi.",
  });
  const headers = { "Content-Type": "application/json", "Idempotency-Key": "a-token-that-reads" };
  expect((await call(paths.api.docs(slug), { method: "PUT", body, headers })).status, "writing").toBe(403);

  await page.getByRole("button", { name: "Revoke Release notes" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("table", { name: "Tokens" })).toContainText("Revoked");
  expect((await call("/api/v1/me")).status, "after it was revoked").toBe(401);
});
