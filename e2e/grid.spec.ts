import { importFiles } from "@/lib/server/imports/import-files";
import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { scan } from "./support/accessibility";
import { filesOf } from "./support/fixtures";
import { holdScript } from "./support/hold-script";
import { createBakery } from "./support/projects";
import { expect, test } from "./support/test";
import { open, ready } from "./support/visit";

test("the grid is filtered and sorted in its address", async ({ as }) => {
  const { slug, people } = await createBakery();
  const page = await as(people.viewer);
  await open(page, `/p/${slug}/tables`);
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(6);

  await page.getByRole("searchbox", { name: "Filter by name" }).fill("order");
  await expect(rows).toHaveCount(4);
  await expect(page).toHaveURL(/\?q=order$/);
  await page.getByRole("link", { name: "Columns" }).click();
  await expect(page).toHaveURL(/sort=columns/);
  await expect(page.getByRole("columnheader", { name: "Columns" })).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("link", { name: "Columns" }).click();
  await expect(page).toHaveURL(/dir=desc/);
  await expect(rows.nth(1)).toContainText("orders");

  await open(page, page.url());
  await expect(page.getByRole("searchbox", { name: "Filter by name" })).toHaveValue("order");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText("orders");

  await page.getByRole("button", { name: /^Verified/ }).click();
  await expect(page.getByRole("heading", { name: "No table matches" })).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  await scan(page);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(rows).toHaveCount(6);
});

test("the grid is gone through, selected in and written to without a mouse", async ({ as }) => {
  const { slug, people } = await createBakery();
  const page = await as(people.reviewer);
  await open(page, `/p/${slug}/tables`);
  const row = (name: string) =>
    page.getByRole("row").filter({ has: page.getByRole("checkbox", { name: `Select ${name}`, exact: true }) });

  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("x");
  await expect(page.getByRole("region", { name: "Selection" })).toContainText("2 selected");
  await expect(row("customers")).toHaveAttribute("aria-selected", "true");
  await expect(row("open_orders")).toHaveAttribute("aria-selected", "true");
  await scan(page);

  await page.keyboard.press("s");
  await page.getByRole("menuitem", { name: "Draft" }).press("Enter");
  await expect(row("customers")).toContainText("Draft");
  await expect(row("open_orders")).toContainText("Draft");
  await expect(row("orders")).toContainText("Not started");

  await page.keyboard.press("o");
  await page.getByPlaceholder("Find a member or team").fill(people.editor.name);
  await page.keyboard.press("Enter");
  await expect(row("customers")).toContainText(people.editor.name);
  await expect(row("open_orders")).toContainText(people.editor.name);

  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tables\/public\/open_orders$/);
  await ready(page);
});

test("coming back, the grid is at the row it was left at; j and k lead from table to table in its order", async ({
  as,
}) => {
  const { slug, people } = await createBakery();
  const page = await as(people.viewer);
  await open(page, `/p/${slug}/tables?sort=name&dir=desc`);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "orders", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/public\/orders$/);
  await ready(page);
  await page.goBack();
  await expect(page).toHaveURL(/\/tables\?/);
  await expect(page.getByRole("link", { name: "orders", exact: true })).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "public.orders" })).toBeVisible();
  await ready(page);
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/\/public\/order_lines$/);
  await expect(page.getByRole("heading", { level: 1, name: "public.order_lines" })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page).toHaveURL(/\/public\/orders$/);
  await expect(page.getByRole("heading", { level: 1, name: "public.orders" })).toBeVisible();
  await open(page, `/p/${slug}/tables/public/products`);
  await page.keyboard.press("j");
  await expect(page.getByText("This is the last table")).toBeVisible();
});

test("a schema without row level security anywhere is shown without alarm", async ({ as }) => {
  const { slug, people, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: await filesOf("library") });
  const page = await as(people.viewer);
  await open(page, `/p/${slug}/tables`);
  await expect(page.getByRole("row", { name: /Loan/ })).toContainText("Off");
  await expect(page.getByRole("button", { name: /RLS gap/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Loan", exact: true }).click();
  await expect(page.getByText("This schema uses no row level security")).toBeVisible();
});

test("a long grid renders what is in sight and follows the keys", async ({ as }) => {
  const { slug, people, viewers } = await createProjectWith();
  const names = Array.from({ length: 300 }, (_, index) => `shelf_${String(index).padStart(3, "0")}`);
  const sql = names.map((name) => `create table ${name} (id uuid primary key);`).join("\n");
  const files = [{ path: "20250101000000_shelves.sql", bytes: new TextEncoder().encode(sql) }];
  await importFiles(viewers.editor, { slug, files, layout: "plain", dialect: "postgres" });
  const page = await as(people.viewer);
  const loadRows = await holdScript(page, "scrollPaddingStart");
  await open(page, `/p/${slug}/tables`);
  await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", "301");
  expect(await page.getByRole("row").count()).toBeLessThan(100);
  await expect(page.getByRole("link", { name: "shelf_060", exact: true })).toHaveCount(0);
  for (const _ of names.slice(0, 41)) await page.keyboard.press("j");
  await loadRows();
  await expect(page.getByRole("link", { name: "shelf_040", exact: true })).toBeFocused();
  await expect(page.getByRole("link", { name: "shelf_040", exact: true })).toBeInViewport();
  for (const _ of names.slice(0, 20)) await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "shelf_060", exact: true })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/shelf_060$/);
});
