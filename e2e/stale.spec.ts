import { importFiles } from "@/lib/server/imports/import-files";
import { sourceFiles } from "@/lib/server/imports/testing/source-files";
import { scan } from "./support/accessibility";
import { bringLater, createBakery, writeColumnDoc, writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { open, ready, visit } from "./support/visit";

test("a changed column makes its own field stale; y in its row says it is still true", async ({ as }) => {
  const project = await createBakery();
  const { slug, people } = project;
  await writeDoc(project, "orders", "purpose", "One row is one order.");
  await writeColumnDoc(project, "orders", "total", "What it comes to.");
  await writeColumnDoc(project, "orders", "id", "The number on the bill.");
  await bringLater(project);
  const page = await as(people.editor);
  await open(page, `/p/${slug}/tables/public/orders`);
  const total = page.getByRole("row", { name: /^total/ });
  await expect(total).toContainText(/Stale: column orders\.total: type integer → bigint/);
  await expect(page.getByRole("button", { name: /^Still true ?: / })).toHaveCount(1);
  await scan(page, total);

  await total.getByRole("button", { name: "Edit description of orders.total" }).focus();
  await page.keyboard.press("y");
  await expect(page.getByRole("region", { name: "Stale docs" })).toHaveCount(0);
  await expect(total).not.toContainText("Stale");
  await expect(page.getByRole("region", { name: "Worth a look" })).toContainText("column orders.note added");
  await total.getByRole("button", { name: "History of description of orders.total" }).click();
  await expect(page.getByRole("dialog")).toContainText(/confirmed/i);
});

test("the list of all that is stale is gone through by keyboard, and narrowed by its address", async ({ as }) => {
  const project = await createBakery();
  const { slug, people } = project;
  await writeColumnDoc(project, "orders", "total", "What it comes to.");
  await writeColumnDoc(project, "orders", "total", "Bills are paid from it.", "rationale");
  await bringLater(project);
  const page = await as(people.editor);
  await open(page, `/p/${slug}/stale?kind=column`);
  const items = page.getByRole("region", { name: "Nobody owns these" }).getByRole("listitem");
  await expect(items).toHaveCount(2);
  await expect(items.first()).toContainText("What it comes to.");
  await expect(items.first()).toContainText("column orders.total: type integer → bigint");
  await scan(page);
  await page.getByRole("button", { name: "Mine" }).click();
  await expect(page).toHaveURL(/kind=column&mine=1$/);
  await expect(items).toHaveCount(0);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(items).toHaveCount(2);

  const stillTrue = items.first().getByRole("button", { name: /^Still true/ });
  await stillTrue.press("Enter");
  await expect(items).toHaveCount(1);
  await expect(page.getByText("Still true.", { exact: true })).toBeAttached();
  await expect(stillTrue).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByRole("region", { name: "Selection" })).toContainText("1 selected");
  const saved = page.waitForResponse((response) => response.url().endsWith("/reviews") && response.ok());
  await page.keyboard.press("y");
  await expect(page.getByRole("heading", { name: "Nothing is stale" })).toBeVisible();
  await saved;
  await expect(page.getByRole("combobox", { name: "Owner" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Go to the tables" })).toBeFocused();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { level: 1, name: "Tables" })).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  await visit(page, `/p/${slug}/stale`);
  await expect(page.getByRole("heading", { name: "Nothing is stale" })).toBeVisible();
});

const gone = { "20260101000000_gone.sql": "ALTER TABLE orders DROP COLUMN total;" };
const back = { "20260102000000_back.sql": "ALTER TABLE orders ADD COLUMN total bigint;" };

test("docs of a dropped column are kept in sight, and return with it, stale", async ({ as }) => {
  const project = await createBakery();
  const { slug, people, viewers } = project;
  await writeColumnDoc(project, "orders", "total", "What it comes to.");
  await importFiles(viewers.editor, { slug, files: sourceFiles(gone) });
  const page = await as(people.editor);
  await open(page, `/p/${slug}/tables/public/orders`);
  const dropped = page.getByRole("region", { name: "Dropped" });
  await expect(dropped).toContainText("What it comes to.");
  await expect(dropped.getByRole("link", { name: /20260101000000/ })).toBeVisible();
  await expect(dropped.getByRole("button", { name: /^Edit/ })).toHaveCount(0);
  await scan(page, dropped);
  await open(page, `/p/${slug}/archive`);
  await expect(page.getByRole("main")).toContainText("What it comes to.");
  await scan(page);

  await importFiles(viewers.editor, { slug, files: sourceFiles(back) });
  await open(page, `/p/${slug}/tables/public/orders`);
  await ready(page);
  await expect(page.getByRole("row", { name: /^total/ })).toContainText("What it comes to.");
  await expect(page.getByRole("row", { name: /^total/ })).toContainText("Stale: column orders.total added");
  await expect(page.getByRole("region", { name: "Dropped" })).toHaveCount(0);
});

test("the address of a dropped table leads to the table as it last stood", async ({ as }) => {
  const project = await createBakery();
  const { slug, people, viewers } = project;
  await writeDoc(project, "orders", "purpose", "One row is one order.");
  const drop = { "20260101000000_gone.sql": "DROP TABLE orders CASCADE;" };
  await importFiles(viewers.editor, { slug, files: sourceFiles(drop) });
  const page = await as(people.editor);
  await open(page, `/p/${slug}/tables/public/orders`);
  await expect(page).toHaveURL(/\/orders\?asOf=/);
  await expect(page.getByText("One row is one order.")).toBeVisible();
});
