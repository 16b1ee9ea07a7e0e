import { importFiles } from "@/lib/server/imports/import-files";
import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { filesOf } from "./support/fixtures";
import { bringLater, createBakery, writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { open, ready } from "./support/visit";

test("the core sample moves through time by keyboard, reading only, and h leads back", async ({ as }) => {
  const project = await createBakery();
  await bringLater(project);
  const { slug, people } = project;
  const page = await as(people.editor);
  const here = `/p/${slug}/tables/public/orders`;
  await open(page, here);
  const total = page.getByRole("row", { name: /orders\.total|^total/ }).first();
  const band = page.getByRole("status").filter({ hasText: "As of migration" });
  await expect(total).toContainText("bigint");

  await page.keyboard.press("[");
  await expect(band).toContainText("As of migration 20250402110000. Editing is off.");
  await expect(page).toHaveURL(`${here}?asOf=20250402110000`);
  await expect(total).toContainText("integer");
  await expect(page.getByRole("button", { name: /^(Write|Edit|Add) / })).toHaveCount(0);
  await page.keyboard.press("[");
  await expect(band).toContainText("20250301080000");
  await expect(page.getByText("client_id").first()).toBeVisible();
  await page.keyboard.press("]");
  await expect(band).toContainText("20250402110000");
  await page.keyboard.press("h");
  await expect(page).toHaveURL(here);
  await expect(band).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Write purpose of orders" })).toBeVisible();

  await page.getByRole("slider", { name: "History of orders" }).press("ArrowDown");
  await expect(band).toContainText("20250402110000");
});

test("a renamed table keeps its docs, and its old address leads to the new one", async ({ as }) => {
  const project = await createProjectWith();
  const { slug, viewers, people } = project;
  const files = await filesOf("bakery");
  await importFiles(viewers.editor, { slug, files, upTo: "20250314093000" });
  await writeDoc(project, "clients", "purpose", "Who buys from us.");
  await importFiles(viewers.editor, { slug, files });

  const page = await as(people.viewer);
  await open(page, `/p/${slug}/tables/public/clients`);
  await expect(page).toHaveURL(`/p/${slug}/tables/public/customers`);
  await ready(page);
  await expect(page.getByText("Who buys from us.")).toBeVisible();
  await expect(page.getByRole("region", { name: "History" })).toContainText(/renamed/);
  await open(page, `/p/${slug}/tables/public/clients?asOf=20250314093000`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("public.clients");
});
