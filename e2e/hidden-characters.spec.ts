import { importFiles } from "@/lib/server/imports/import-files";
import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { scan } from "./support/accessibility";
import { writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

const OVERRIDE = "\u202e";
const SPACE = "\u200b";
const table = `pay${OVERRIDE}ments`;

test("characters one would not see are shown in names, SQL and docs", async ({ as }) => {
  const project = await createProjectWith();
  const { slug, viewers, people } = project;
  const sql = `create table "${table}" ("id${SPACE}" uuid primary key); -- ${OVERRIDE}sdrawkcab`;
  const files = [{ path: "20250101000000_names.sql", bytes: new TextEncoder().encode(sql) }];
  await importFiles(viewers.editor, { slug, files, layout: "plain", dialect: "postgres" });
  await writeDoc(project, table, "purpose", `Ask ${OVERRIDE}nobody first.`);

  const page = await as(people.viewer);
  const marks = page.locator("main .hidden-character");
  await open(page, `/p/${slug}/tables`);
  await expect(page.getByRole("table").locator(".hidden-character").first()).toHaveText("U+202E");
  await scan(page);
  await page
    .getByRole("table")
    .getByRole("link", { name: /pay.*ments/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("payU+202Ements");
  await expect(page.getByRole("region", { name: "Columns" }).getByText("U+200B")).toBeVisible();
  await expect(page.getByRole("region", { name: "Purpose" }).locator(".hidden-character")).toHaveText("U+202E");
  await scan(page, page.getByRole("region", { name: "Columns" }));
  await open(page, `/p/${slug}/migrations/20250101000000_names.sql`);
  await expect(page.getByRole("group", { name: /^SQL of/ }).locator(".hidden-character")).toHaveCount(3);
  for (const text of await marks.allTextContents()) expect(text).toMatch(/^U\+[0-9A-F]{4}$/);
});
