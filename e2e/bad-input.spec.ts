import { mkdir } from "node:fs/promises";
import { strToU8, zipSync } from "fflate";
import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { scan } from "./support/accessibility";
import { dropOn } from "./support/drop";
import { filesOf, fixture } from "./support/fixtures";
import { createBakery } from "./support/projects";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

const folder = "Folder of migrations";
const files = "Migration files or a .zip";

test("what holds no migrations is refused, with what to give instead", async ({ as, guard }, testInfo) => {
  const { slug, people } = await createProjectWith();
  const page = await as(people.editor);
  await open(page, `/p/${slug}/import`);
  const alert = page.getByRole("alert").filter({ hasText: "Nothing was imported" });

  const empty = testInfo.outputPath("empty");
  await mkdir(empty, { recursive: true });
  await dropOn(page, page.getByRole("region", { name: "Give migrations" }), empty);
  await expect(alert).toContainText("The folder is empty. Give the folder that holds the migrations.");
  await scan(page);

  await page.getByLabel(folder).setInputFiles(fixture("no-sql"));
  await expect(alert).toContainText("not a .sql file. Give the folder that holds the migrations.");

  guard.allow(/400/);
  const fake = { name: "migrations.zip", mimeType: "application/zip", buffer: Buffer.from("not a zip") };
  await page.getByLabel(files).setInputFiles(fake);
  await expect(alert).toContainText("“migrations.zip” is not a zip archive, or it is damaged. Pack the folder again.");
});

test("a syntax error is named with file and line, and the rest is kept", async ({ as }) => {
  const { slug, people } = await createProjectWith();
  const page = await as(people.editor);
  await open(page, `/p/${slug}/import`);
  await page.getByLabel(folder).setInputFiles(fixture("broken"));
  await expect(page.getByRole("heading", { name: "2 migrations to import." })).toBeVisible();
  const found = page.getByRole("region", { name: "What could not be read, or is in doubt" });
  await expect(found.getByRole("listitem").filter({ hasText: "Not read" })).toContainText(/0002_typo\.sql:5/);
  await scan(page);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("heading", { name: "2 migrations imported" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the tables" }).click();
  await expect(page.getByRole("link", { name: "labels", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "lids", exact: true })).toHaveCount(0);
});

test("two files of one version are named, both of them", async ({ as }) => {
  const { slug, people } = await createProjectWith();
  const page = await as(people.editor);
  await open(page, `/p/${slug}/import`);
  await page.getByLabel(folder).setInputFiles(fixture("twins"));
  const found = page.getByRole("listitem").filter({ hasText: "20250101000000_first.sql" });
  await expect(found.filter({ hasText: "20250101000000_second.sql" }).first()).toBeVisible();
  await scan(page);
});

test("a file in the wrong dialect is named with its line and what to do", async ({ as }) => {
  const { slug, people } = await createBakery();
  const page = await as(people.editor);
  await open(page, `/p/${slug}/import`);
  await page.getByLabel(files).setInputFiles(fixture("sqlite/migrations/0001_events.sql"));
  const found = page.getByRole("listitem").filter({ hasText: "0001_events.sql" });
  await expect(found.filter({ hasText: /SQLite/ }).first()).toBeVisible();
  await scan(page);
});

test("a zipped Prisma folder is unpacked and recognised", async ({ as }) => {
  const { slug, people } = await createProjectWith();
  const page = await as(people.editor);
  const packed = Object.fromEntries((await filesOf("library")).map(({ path, bytes }) => [path, bytes]));
  const buffer = Buffer.from(zipSync({ ...packed, "README.md": strToU8("Left out.") }));
  await open(page, `/p/${slug}/import`);
  await page.getByLabel(files).setInputFiles({ name: "library.zip", mimeType: "application/zip", buffer });
  await expect(page.getByRole("heading", { name: "2 migrations to import." })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Layout" })).toHaveText("Prisma");
  await expect(page.getByText("1 other file was left out")).toBeVisible();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("heading", { name: "2 migrations imported" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the tables" }).click();
  await page.getByRole("link", { name: "Loan", exact: true }).click();
  await expect(page.getByRole("region", { name: "Relationships" })).toContainText(/Book by bookId/);
});

test("an edited old file changes nothing until that is said", async ({ as }) => {
  const { slug, people } = await createBakery();
  const page = await as(people.editor);
  const [, , second] = await filesOf("bakery");
  const edited = Buffer.from(
    Buffer.from(second?.bytes ?? [])
      .toString("utf8")
      .replace("smallint", "integer"),
  );
  await open(page, `/p/${slug}/import`);
  const name = "20250314093000_order_lines.sql";
  await page.getByLabel(files).setInputFiles({ name, mimeType: "application/sql", buffer: edited });
  await expect(page.getByRole("heading", { name: "1 file was edited after being imported." })).toBeVisible();
  const apply = page.getByRole("button", { name: "Import", exact: true });
  await expect(apply).toBeDisabled();
  await scan(page);
  await page.getByRole("checkbox", { name: /^Change history/ }).click();
  await apply.click();
  await expect(page.getByRole("heading", { name: "1 migration replaced" })).toBeVisible();
});
