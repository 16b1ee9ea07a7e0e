import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { scan } from "./support/accessibility";
import { fixture } from "./support/fixtures";
import { createSigner, PASSWORD } from "./support/people";
import { expect, test } from "./support/test";
import { open, ready } from "./support/visit";

const HEAD = "20250402110000";
const FIRST = "One row is one order of one customer.";
const SECOND = "One row is one order, from placing it to collecting it.";

test("from a folder of migrations to docs whose every edit is pinned to a migration", async ({ as }) => {
  const page = await as(null);
  const person = await createSigner({ name: "Grace Baker", isAdministrator: true });
  await signInByForm(page, person.email);
  const slug = await createProject(page);
  await importFolder(page);
  await page.getByRole("link", { name: "Go to the tables" }).click();
  await page.getByRole("link", { name: "orders", exact: true }).click();
  await expect(page).toHaveURL(`/p/${slug}/tables/public/orders`);
  await ready(page);
  await writePurpose(page, "Write", FIRST, 1);
  await writeColumns(page);
  await open(page, page.url());
  await expect(page.getByText(FIRST)).toBeVisible();
  await expect(page.getByText("Cents, never fractions of one.")).toBeVisible();
  await expect(page.getByText("Floats lose cents.")).toBeVisible();
  await writePurpose(page, "Edit", SECOND, 2);
  await restoreFirst(page);
});

async function signInByForm(page: Page, email: string) {
  await open(page, "/");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  await scan(page);
}

async function createProject(page: Page): Promise<string> {
  const name = `Corner bakery ${randomBytes(3).toString("hex")}`;
  await page.getByRole("link", { name: "New project" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New project" })).toBeVisible();
  await ready(page);
  await page.getByLabel("Name").fill(name);
  const slug = name.toLowerCase().replaceAll(" ", "-");
  await expect(page.getByLabel("Address")).toHaveValue(slug);
  await page.getByRole("button", { name: "Create the project" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("heading", { name: "No migrations yet" })).toBeVisible();
  await scan(page);
  return slug;
}

async function importFolder(page: Page) {
  await page.getByRole("link", { name: "Import migrations" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Import migrations" })).toBeVisible();
  await ready(page);
  await page.getByLabel("Folder of migrations").setInputFiles(fixture("bakery"));
  await expect(page.getByRole("heading", { name: "3 migrations to import." })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Layout" })).toHaveText("Supabase");
  await expect(page.getByRole("combobox", { name: "Dialect" })).toHaveText("PostgreSQL");
  const migrations = page.getByRole("list", { name: "Migrations in order" });
  await expect(migrations.getByRole("listitem")).toHaveCount(3);
  await migrations.getByRole("button", { name: /order_lines\.sql/ }).click();
  await expect(migrations.getByText("table order_lines added with 3 columns")).toBeVisible();
  await scan(page);
  const progress = watchProgress(page);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await progress;
  await expect(page.getByRole("heading", { name: "3 migrations imported" })).toBeVisible();
  await scan(page);
}

// It is over before one could look: the page itself notes that it was there.
function watchProgress(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((seen) => {
        const observer = new MutationObserver(() => {
          if (document.querySelector("[role=progressbar]") === null) return;
          observer.disconnect();
          seen();
        });
        observer.observe(document.body, { childList: true, subtree: true });
      }),
  );
}

async function writePurpose(page: Page, verb: "Write" | "Edit", text: string, number: number) {
  await page.getByRole("button", { name: `${verb} purpose of orders` }).press("Enter");
  const field = page.getByRole("textbox", { name: "Purpose of orders" });
  await expect(field).toBeFocused();
  await field.fill(text);
  await field.press("ControlOrMeta+Enter");
  await expect(page.getByRole("status").filter({ hasText: `as revision ${number} at ${HEAD}` })).toBeVisible();
  await expect(page.getByText(text)).toBeVisible();
}

async function writeColumns(page: Page) {
  await page.getByRole("button", { name: "Add description of orders.total" }).press("Enter");
  await page.keyboard.type("Cents, never fractions of one.");
  await page.keyboard.press("Tab");
  const next = page.getByRole("textbox", { name: "Description of orders.collect_at" });
  await expect(next).toBeFocused();
  await page.keyboard.type("When the customer comes.");
  await page.keyboard.press("Enter");
  await expect(next).toBeHidden();
  await expect(page.getByText("When the customer comes.")).toBeVisible();
  await page.getByRole("button", { name: "Add rationale of orders.total" }).press("Enter");
  await page.keyboard.type("Floats lose cents.");
  await scan(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox")).toBeHidden();
}

async function restoreFirst(page: Page) {
  await page.getByRole("button", { name: "History of purpose of orders" }).press("Enter");
  const history = page.getByRole("dialog", { name: "Purpose of orders" });
  const second = history.getByRole("listitem").filter({ hasText: "Revision 2" });
  await expect(second).toContainText("Grace Baker");
  await expect(second).toContainText(`at ${HEAD}`);
  await expect(second.getByRole("insertion").filter({ hasText: "placing" })).toBeVisible();
  await expect(second.getByRole("deletion").filter({ hasText: "customer" })).toBeVisible();
  await scan(page);
  await history
    .getByRole("listitem")
    .filter({ hasText: "Revision 1" })
    .getByRole("button", { name: "Restore" })
    .click();
  await history.getByRole("button", { name: "Restore it" }).click();
  await expect(history.getByRole("listitem").filter({ hasText: "Revision 3" })).toContainText("restored it");
  await page.keyboard.press("Escape");
  await expect(page.getByText(FIRST)).toBeVisible();
  await expect(page.getByText(SECOND)).toBeHidden();
}
