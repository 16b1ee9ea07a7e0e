import type { Page } from "@playwright/test";
import { scan } from "./support/accessibility";
import { createSigner, PASSWORD } from "./support/people";
import { shownOnce } from "./support/shown-once";
import { expect, test } from "./support/test";
import { open, ready, visit } from "./support/visit";

const NEW = "a much longer pass phrase";

async function signIn(page: Page, email: string, password: string) {
  await open(page, "/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const projects = (page: Page) => page.getByRole("heading", { level: 1, name: "Projects" });

test("changing the password ends every other sign-in", async ({ as }) => {
  const person = await createSigner();
  const here = await as(person);
  const elsewhere = await as(person);
  await open(elsewhere, "/");
  await expect(projects(elsewhere)).toBeVisible();

  await open(here, "/account");
  await here.getByLabel("Present password").fill("not the right one");
  await here.getByLabel("New password").fill(NEW);
  await here.getByRole("button", { name: "Change the password" }).click();
  await expect(here.getByRole("alert").filter({ hasText: /password/i })).toBeVisible();
  await scan(here);
  await here.getByLabel("Present password").fill(PASSWORD);
  await here.getByLabel("New password").fill(NEW);
  await here.getByRole("button", { name: "Change the password" }).click();
  await expect(here.getByText("Changed. You are signed out everywhere else.")).toBeVisible();

  await open(elsewhere, "/");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await open(here, "/");
  await expect(projects(here)).toBeVisible();
  await signIn(elsewhere, person.email, NEW);
  await expect(projects(elsewhere)).toBeVisible();
});

test("a page left open while another signs in in the same browser does nothing in their name", async ({ as }) => {
  const [first, second] = [await createSigner(), await createSigner()];
  const left = await as(first);
  await open(left, "/account");
  await left.getByRole("textbox", { name: "Name" }).fill("Not theirs");
  const now = await left.context().newPage();
  await left.context().clearCookies();
  await signIn(now, second.email, PASSWORD);
  await expect(projects(now)).toBeVisible();
  await left.getByRole("button", { name: "Save" }).first().click();
  await expect(left.getByText("Somebody else is signed in in this browser now.")).toBeVisible();
  await open(now, "/account");
  await expect(now.getByRole("textbox", { name: "Name" })).toHaveValue(second.name);
});

test("an administrator's link sets a new password, once", async ({ as }) => {
  const person = await createSigner();
  const administrator = await as(await createSigner({ isAdministrator: true }));
  const page = await as(null);
  await open(administrator, "/administration");
  await administrator.getByRole("searchbox", { name: "Search people" }).fill(person.email);
  await administrator.keyboard.press("Enter");
  await administrator.getByRole("button", { name: `What to do about ${person.name}` }).click();
  await administrator.getByRole("menuitem", { name: "Make a link to reset the password" }).click();
  const link = await shownOnce(administrator);

  await open(page, "/forgot-password");
  await visit(page, link);
  await page.getByLabel("New password").fill(NEW);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
  await signIn(page, person.email, PASSWORD);
  await expect(page.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();
  await signIn(page, person.email, NEW);
  await expect(projects(page)).toBeVisible();

  const again = await as(null);
  await open(again, link);
  await again.getByLabel("New password").fill(PASSWORD);
  await again.getByRole("button", { name: "Change the password" }).click();
  await expect(again.getByRole("alert").filter({ hasText: /link/i })).toBeVisible();
});

test("signing out ends the session at once, also for a copy of its cookie", async ({ as }) => {
  const person = await createSigner();
  const page = await as(person);
  await open(page, "/");
  const cookies = await page.context().cookies();
  const copy = await as(null);
  await copy.context().addCookies(cookies);
  await open(copy, "/");
  await expect(projects(copy)).toBeVisible();

  await page.getByRole("button", { name: new RegExp(`^${person.name}.*your account`) }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await ready(page);
  await open(copy, "/");
  await expect(copy).toHaveURL(/\/sign-in/);
});
