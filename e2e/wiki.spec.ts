import { scan } from "./support/accessibility";
import { createBakery } from "./support/projects";
import { expect, test } from "./support/test";
import { open, ready, visit } from "./support/visit";

test("a page of the wiki is made, written, and found from the palette", async ({ as }) => {
  const { slug, people } = await createBakery();
  const page = await as(people.editor);
  await visit(page, `/p/${slug}/pages`);
  await page.getByRole("button", { name: "New page" }).click();
  await page.getByLabel("Title").fill("Backup and recovery");
  await scan(page);
  await page.getByRole("button", { name: "Make the page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Backup and recovery" })).toBeVisible();
  await ready(page);
  await page.getByRole("button", { name: "Write text of Backup and recovery" }).press("Enter");
  const field = page.getByRole("textbox", { name: "Text of Backup and recovery" });
  await field.fill(
    "# Every night\n\nA dump is kept for **thirty** days.\n\n| what | where |\n|---|---|\n| dump | vault |\n",
  );
  await field.press("ControlOrMeta+Enter");
  await expect(page.getByRole("heading", { name: "Every night" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "vault" })).toBeVisible();
  await scan(page);

  await open(page, `/p/${slug}`);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill("Backup");
  await expect(page.getByRole("option", { name: /Backup and recovery/ })).toBeVisible();
  await scan(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Backup and recovery" })).toBeVisible();
});
