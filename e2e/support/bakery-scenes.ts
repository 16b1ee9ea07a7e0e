import type { Page } from "@playwright/test";
import { paths } from "@/lib/domain/paths";
import { filesOf, fixture } from "./fixtures";
import { ready } from "./visit";

type Take = (name: string) => Promise<void>;

const files = "Migration files or a .zip";
const slug = "corner-bakery";
const name = "Corner bakery";
const orders = paths.table(slug, "public", "orders");

/** Makes a project, lives through its first week, and deletes it; `take` is called at each sight worth a picture. */
export async function playBakery(page: Page, take: Take): Promise<void> {
  await create(page);
  for (const [name, address] of Object.entries(emptyPages)) await go(page, address).then(() => take(`empty-${name}`));
  await importFolders(page, take);
  await write(page);
  await importLater(page, take);
  await conflict(page, take);
  await people(page, take);
  await end(page, take);
}

const emptyPages = {
  overview: paths.project(slug),
  tables: paths.tables(slug),
  diagram: paths.diagram(slug),
  migrations: paths.migrations(slug),
  pages: paths.pages(slug),
  activity: paths.activity(slug),
};

async function go(page: Page, address: string) {
  await page.goto(address);
  await ready(page);
  await page.waitForLoadState("networkidle");
}

async function create(page: Page) {
  await go(page, paths.newProject());
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create the project" }).click();
  await page.getByRole("heading", { name: "No migrations yet" }).waitFor();
}

async function importFolders(page: Page, take: Take) {
  await go(page, paths.import(slug));
  await page.getByLabel("Folder of migrations").setInputFiles(fixture("no-sql"));
  await page.getByRole("alert").filter({ hasText: "Nothing was imported" }).waitFor();
  await take("import-refused");
  await preview(page, "Folder of migrations", fixture("broken"));
  await take("import-diagnostics");
  await preview(page, "Folder of migrations", fixture("twins"));
  await take("import-twins");
  await preview(page, "Folder of migrations", fixture("bakery"));
  await page.getByRole("button", { name: /order_lines\.sql/ }).click();
  await take("import-preview");
  await apply(page, "3 migrations imported");
  await take("import-done");
}

async function preview(page: Page, label: string, given: string | { name: string; mimeType: string; buffer: Buffer }) {
  await go(page, paths.import(slug));
  await page.getByLabel(label).setInputFiles(given);
  await page.getByRole("button", { name: "Import", exact: true }).waitFor();
}

async function apply(page: Page, heading: string) {
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("heading", { name: heading }).waitFor();
}

async function write(page: Page) {
  await go(page, orders);
  await page.getByRole("button", { name: "Write purpose of orders" }).press("Enter");
  await page.getByRole("textbox").fill("One row is one order of one customer.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByRole("status").filter({ hasText: "as revision 1" }).waitFor();
}

async function importLater(page: Page, take: Take) {
  await preview(page, files, fixture("later/20250520070000_totals_in_cents.sql"));
  await take("import-touches-docs");
  await apply(page, "1 migration imported");
  await take("import-made-stale");
  const [, , second] = await filesOf("bakery");
  const text = Buffer.from(second?.bytes ?? [])
    .toString("utf8")
    .replace("smallint", "integer");
  const edited = { name: "20250314093000_order_lines.sql", mimeType: "application/sql", buffer: Buffer.from(text) };
  await preview(page, files, edited);
  await take("import-edited-file");
  const stale = { "stale-overview": paths.project(slug), "stale-grid": paths.tables(slug), "stale-table": orders };
  for (const [name, address] of Object.entries(stale)) await go(page, address).then(() => take(name));
  await go(page, paths.migration(slug, "20250520070000_totals_in_cents.sql"));
  await take("stale-migration");
}

async function conflict(page: Page, take: Take) {
  const second = await page.context().newPage();
  for (const [each, text] of [
    [page, "One row is one order of bread."],
    [second, "One row is one order of cake."],
  ] as const) {
    await go(each, orders);
    await each.getByRole("button", { name: "Edit purpose of orders" }).press("Enter");
    await each.getByRole("textbox").fill(text);
  }
  await second.keyboard.press("ControlOrMeta+Enter");
  await second.getByRole("status").filter({ hasText: "as revision 2" }).waitFor();
  await second.close();
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByRole("alert").filter({ hasText: "while you were writing" }).waitFor();
  await take("conflict");
}

async function people(page: Page, take: Take) {
  await go(page, paths.members(slug));
  await page.getByLabel("E-mail").fill("baker@strata.example");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("button", { name: "Copy the link" }).waitFor();
  await take("invited");
}

async function end(page: Page, take: Take) {
  await go(page, paths.projectSettings(slug));
  await page.getByRole("button", { name: "Archive the project" }).click();
  await page.getByRole("button", { name: "Restore the project" }).waitFor();
  await take("archived-settings");
  await go(page, orders);
  await take("archived-table");
  await go(page, paths.projects());
  await take("archived-projects");
  await go(page, paths.projectSettings(slug));
  await page.getByLabel(`Type ${name} to delete it`).fill(name);
  await page.getByRole("button", { name: "Delete the project" }).click();
  await page.getByRole("heading", { level: 1, name: "Projects" }).waitFor();
}
