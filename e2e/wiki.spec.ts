import { scan } from "./support/accessibility";
import { createBakery } from "./support/projects";
import { expect, test } from "./support/test";
import { open, ready } from "./support/visit";

test("a page of the wiki is made, written, and found from the palette", async ({ as }) => {
  const { slug, people } = await createBakery();
  const page = await as(people.editor);
  await open(page, `/p/${slug}/pages`);
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

test("pages are made below pages from templates, moved by key, archived and brought back", async ({ as }) => {
  const { slug, people } = await createBakery();
  const page = await as(people.editor);
  await open(page, `/p/${slug}/pages`);
  await page.getByRole("button", { name: "New page" }).click();
  await page.getByLabel("Begin with").selectOption("Data retention");
  await expect(page.getByLabel("Title")).toHaveValue("Data retention");
  await page.getByRole("button", { name: "Make the page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Data retention" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "orders", exact: true })).toHaveAttribute(
    "href",
    `/p/${slug}/tables/public/orders`,
  );
  await ready(page);
  await scan(page);

  await page.getByRole("button", { name: "New page below" }).click();
  await page.getByLabel("Title").fill("Receipts");
  await page.getByRole("button", { name: "Make the page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Receipts" })).toBeVisible();

  await open(page, `/p/${slug}/pages`);
  const tree = page.getByRole("list", { name: "Tree of pages" });
  const receipts = tree.getByRole("link", { name: "Receipts" });
  await expect(tree.getByRole("listitem").getByRole("list").getByRole("link")).toHaveText(["Receipts"]);
  await receipts.press("Alt+ArrowLeft");
  await expect(tree.getByRole("listitem").getByRole("list")).toHaveCount(0);
  await expect(receipts).toBeFocused();
  await receipts.press("Alt+ArrowUp");
  await expect(tree.getByRole("link")).toHaveText(["Receipts", "Data retention"]);

  await page.getByRole("button", { name: "More of Receipts" }).click();
  await page.getByRole("menuitem", { name: "Rename or move…" }).click();
  const dialog = page.getByRole("dialog", { name: "Rename or move" });
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "More of Receipts" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Rename or move…" }).press("Enter");
  await dialog.getByLabel("Title").fill("Receipts and invoices");
  await scan(page);
  await dialog.getByLabel("Below").selectOption("Data retention");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(tree.getByRole("listitem").getByRole("list").getByRole("link")).toHaveText(["Receipts and invoices"]);

  await page.getByRole("button", { name: "More of Receipts and invoices" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  const archived = page.getByRole("region", { name: /^Archived/ });
  await expect(archived.getByRole("link", { name: "Receipts and invoices" })).toBeVisible();
  await scan(page);
  await archived.getByRole("button", { name: "Restore Receipts and invoices" }).click();
  await expect(tree.getByRole("listitem").getByRole("list").getByRole("link")).toHaveText(["Receipts and invoices"]);
});
