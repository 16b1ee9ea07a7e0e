import type { Page } from "@playwright/test";
import { saveDoc } from "@/lib/server/docs/save-doc";
import { importFiles } from "@/lib/server/imports/import-files";
import { getTable } from "@/lib/server/tables/get-table";
import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { scan } from "./support/accessibility";
import { filesOf } from "./support/fixtures";
import { bringLater, createBakery, writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { expectNoSidewaysScroll, open, ready } from "./support/visit";

const sqlFile = (name: string, ...lines: readonly string[]) => ({
  name,
  mimeType: "application/sql",
  buffer: Buffer.from(lines.join("\n")),
});
const source = ({ name, buffer }: ReturnType<typeof sqlFile>) => ({ path: name, bytes: buffer });

/** The values of a fact in the open drawer, the newest first. */
function chainOf(page: Page, fact: string) {
  const dialog = page.getByRole("dialog");
  return dialog
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: fact, exact: true }) })
    .getByRole("listitem");
}

test("each fact of a column leads back to the lines that gave it, by keyboard too", async ({ as }) => {
  const project = await createBakery();
  await bringLater(project);
  const page = await as(project.people.viewer);
  await open(page, `/p/${project.slug}/tables/public/orders`);
  const button = page.getByRole("button", { name: "Where each fact of total comes from" });
  await button.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Where total comes from" });
  await expect(chainOf(page, "Type")).toHaveText([/^bigint.*20250520070000:1$/, /^integer.*20250301080000:10$/]);
  await expect(dialog.getByText("not null")).toBeVisible();
  await scan(page);
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();

  await button.click();
  await dialog.getByRole("link", { name: /20250520070000:1$/ }).click();
  await expect(page).toHaveURL(/20250520070000_totals_in_cents\.sql#L1$/);
  await ready(page);
  await expect(page.locator("#L1")).toHaveAttribute("data-lit", "");
});

test("a rename is a step of the chain; as of an earlier migration later steps are not told", async ({ as }) => {
  const { slug, people } = await createBakery();
  const page = await as(people.viewer, { viewport: { width: 390, height: 844 } });
  const table = `/p/${slug}/tables/public`;
  await open(page, `${table}/customers`);
  await page.getByRole("button", { name: "Where each fact of customers comes from" }).click();
  await expect(chainOf(page, "Name")).toHaveText([/^customers/, /^clients/]);
  await expect(chainOf(page, "Row level security")).toHaveText([/^on/, /^off/]);
  await scan(page);
  await expectNoSidewaysScroll(page);

  await open(page, `${table}/clients?asOf=20250314093000`);
  await page.getByRole("button", { name: "Where each fact of clients comes from" }).click();
  await expect(chainOf(page, "Row level security")).toHaveText([/^on/, /^off/]);
  await expect(page.getByRole("dialog").getByRole("heading", { name: "Name", exact: true })).toHaveCount(0);
});

const start = sqlFile(
  "0001_users.sql",
  "create table users (id int primary key, display_name text, born timestamptz);",
);
const named = sqlFile(
  "0002_names.sql",
  "alter table users drop display_name;",
  "alter table users add full_name text;",
);

test("what may have been a rename is offered before an import and after it, with what was written", async ({ as }) => {
  const { slug, viewers, people } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: [source(start)] });
  const { columns } = await getTable(viewers.editor, { slug, schema: "public", name: "users" });
  const objectId = columns.find(({ name }) => name === "display_name")?.objectId ?? "";
  await saveDoc(viewers.editor, { slug, objectId, field: "description", base: 0, text: "What others see." });

  const page = await as(people.editor);
  await open(page, `/p/${slug}/import`);
  await page.getByLabel("Migration files or a .zip").setInputFiles([start, named]);
  const offered = page.getByRole("region", { name: "Perhaps renamed" });
  await expect(offered).toContainText('ALTER TABLE "users" RENAME COLUMN "display_name" TO "full_name"');
  await expect(offered).toContainText("1 field was written about display_name");
  await expect(page.getByText("3 statements, all applied.")).toBeVisible();
  await scan(page);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("link", { name: "How they were read" }).click();
  await ready(page);
  await expect(offered).toContainText("users.display_name");
  await scan(page);

  await open(page, `/p/${slug}/migrations/0002_names.sql`);
  await scan(page);
  await offered.getByRole("link", { name: "Read it as of 0001" }).click();
  await ready(page);
  await expect(page.getByText("What others see.")).toBeVisible();
  await expect(page).toHaveURL(/asOf=0001#column-display_name$/);
});

test("SQL that SQL builds is run where the import is asked to, and stays marked as found so", async ({ as }) => {
  const { slug, people } = await createProjectWith();
  const page = await as(people.editor);
  await open(page, `/p/${slug}/import`);
  const built =
    "DO $$ BEGIN EXECUTE 'create table made_' || (select count(*) from pg_tables where length(tableowner) > 0 and schemaname = 'public') || ' (id int)'; END $$;";
  await page
    .getByLabel("Migration files or a .zip")
    .setInputFiles(sqlFile("0001_built.sql", "create table base (id int);", built));
  const asked = page.getByRole("checkbox", { name: /^Run 1 statement that builds SQL in a throwaway sandbox/ });
  await expect(asked).not.toBeChecked();
  await expect(page.getByText("2 statements: 1 applied, 1 not understood.")).toBeVisible();
  await expect(page.getByText("Only running would tell")).toBeVisible();
  await scan(page);
  await asked.click();
  await expect(page.getByText("What it does is in the catalog, marked as found by running.")).toBeVisible({
    timeout: 120_000,
  });
  await expect(asked).toBeChecked();
  await expect(page.getByText("2 statements, all applied.")).toBeVisible();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("heading", { name: "1 migration imported" })).toBeVisible({ timeout: 120_000 });
  await page.getByRole("link", { name: "Go to the tables" }).click();
  await page.getByRole("link", { name: "made_1", exact: true }).click();
  await ready(page);
  const from = page.getByRole("link", { name: /0001:2 ?, found by running it in a sandbox$/ });
  await expect(from.first()).toBeVisible();
  await scan(page, page.getByRole("region", { name: "Columns" }));
  await from.first().click();
  await ready(page);
  await expect(page.getByRole("region", { name: "Notes" })).toContainText("Ran in a sandbox");
  await scan(page);
});

test("files that are the whole history remove what is not among them once that is said, and docs stay", async ({
  as,
}) => {
  const project = await createBakery();
  await bringLater(project);
  await writeDoc(project, "orders", "purpose", "What it comes to.");
  const { slug, people } = project;
  const page = await as(people.editor);
  await open(page, `/p/${slug}/import`);
  const files = (await filesOf("bakery")).map(({ path, bytes }) => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    return { name, mimeType: "application/sql", buffer: Buffer.from(bytes) };
  });
  await page.getByLabel("Migration files or a .zip").setInputFiles(files);
  const whole = page.getByRole("checkbox", { name: /^These files are the whole history/ });
  await expect(whole).not.toBeChecked();
  await expect(
    page.getByText("1 migration of the project is not among the files, and would be removed."),
  ).toBeVisible();
  await scan(page);
  await whole.click();
  await expect(whole).toBeChecked();
  await expect(page.getByRole("heading", { name: "History was changed: 1 file removed." })).toBeVisible();
  const apply = page.getByRole("button", { name: "Import", exact: true });
  await expect(apply).toBeDisabled();
  await page.getByRole("checkbox", { name: /^Change history/ }).click();
  await scan(page);
  await apply.click();
  await expect(page.getByRole("heading", { name: "The history was read again" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the tables" }).click();
  await page.getByRole("link", { name: "orders", exact: true }).click();
  await ready(page);
  await expect(page.getByRole("row", { name: /^total/ })).toContainText("integer");
  await expect(page.getByText("What it comes to.")).toBeVisible();
});
