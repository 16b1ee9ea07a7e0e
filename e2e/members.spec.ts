import { randomBytes } from "node:crypto";
import { scan } from "./support/accessibility";
import { PASSWORD } from "./support/people";
import { createBakery } from "./support/projects";
import { shownOnce } from "./support/shown-once";
import { expect, test } from "./support/test";
import { open, ready } from "./support/visit";

test("a member is invited by link, joins, is given another role and removed", async ({ as, guard }) => {
  const { slug, name, people } = await createBakery();
  const admin = await as(people.admin);
  const invited = await as(null);
  const email = `new-${randomBytes(4).toString("hex")}@example.com`;
  await open(admin, `/p/${slug}/members`);

  await test.step("the link is shown once", async () => {
    await admin.getByLabel("E-mail").fill(email);
    await admin.getByRole("combobox", { name: "Role", exact: true }).click();
    await scan(admin);
    await admin.getByRole("option", { name: "Viewer", exact: true }).click();
    await admin.getByRole("button", { name: "Invite" }).click();
    await expect(admin.getByRole("table", { name: "Pending invitations" })).toContainText(email);
    await scan(admin);
  });

  await test.step("whoever holds it makes an account and is in", async () => {
    await open(invited, await shownOnce(admin));
    await expect(invited.getByRole("heading", { name: `Join ${name}` })).toBeVisible();
    await scan(invited);
    await invited.getByLabel("Name").fill("Noor Newcomer");
    await invited.getByLabel("Password").fill(PASSWORD);
    await invited.getByRole("button", { name: "Make my account and join" }).click();
    await expect(invited).toHaveURL(`/p/${slug}`);
    await ready(invited);
    await expect(importLink(invited)).toHaveCount(0);
  });

  await test.step("another role works from the next request on", async () => {
    await open(admin, `/p/${slug}/members`);
    await admin.getByRole("combobox", { name: "Role of Noor Newcomer" }).click();
    await admin.getByRole("option", { name: "Editor" }).click();
    await expect(admin.getByRole("combobox", { name: "Role of Noor Newcomer" })).toHaveText("Editor");
    await expect(admin.getByRole("combobox", { name: "Role of Noor Newcomer" })).toBeEnabled();
    await open(invited, `/p/${slug}`);
    await expect(importLink(invited)).toBeVisible();
  });

  await test.step("a removed member finds nothing", async () => {
    await admin.getByRole("button", { name: "Remove Noor Newcomer" }).click();
    await scan(admin);
    await admin.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    await expect(admin.getByRole("button", { name: "Remove Noor Newcomer" })).toHaveCount(0);
    guard.allow(/404/);
    expect((await open(invited, `/p/${slug}`))?.status()).toBe(404);
  });

  function importLink(page: typeof invited) {
    return page.getByRole("navigation", { name: "Project" }).getByRole("link", { name: "Import" });
  }
});
