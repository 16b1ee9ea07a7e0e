import { scan } from "./support/accessibility";
import { createBakery, writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { open, ready } from "./support/visit";

test("a template is changed, holds on every table page, and hides nothing that was written", async ({ as }) => {
  const project = await createBakery();
  const { slug, people } = project;
  await writeDoc(project, "orders", "performance", "A thousand rows a day.");
  const page = await as(people.admin);
  await open(page, `/p/${slug}/settings`);
  await page.getByRole("link", { name: "Change the template" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Template" })).toBeVisible();
  await ready(page);
  const tables = page.getByRole("region", { name: "Tables" });
  await tables.getByRole("combobox", { name: "Use of Usage" }).selectOption("Required");
  await tables.getByRole("combobox", { name: "Use of Performance" }).selectOption("Not asked for");
  await tables.getByRole("combobox", { name: "Use of Examples" }).selectOption("Not asked for");
  await tables.getByRole("button", { name: "Move Usage up" }).press("Enter");
  await tables.getByRole("button", { name: "Move Usage up" }).press("Enter");
  await expect(tables.getByRole("button", { name: "Move Usage up" })).toBeFocused();
  await tables.getByRole("button", { name: "Add a section" }).click();
  await tables.getByRole("textbox", { name: "Heading" }).fill("On call");
  await tables.getByRole("textbox", { name: "Prompt of On call" }).fill("Who is woken, and by what.");
  await tables.getByRole("combobox", { name: "Use of On call" }).selectOption("Required");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await scan(page);

  await open(page, `/p/${slug}/tables/public/orders`);
  const index = page.getByRole("navigation", { name: "Sections of this page" }).getByRole("link");
  await expect(index.first()).toHaveText("Purpose");
  await expect(index.nth(1)).toHaveText("Usage");
  await expect(page.getByRole("region", { name: "Examples" })).toHaveCount(0);
  const performance = page.getByRole("region", { name: "Performance" });
  await expect(performance).toContainText("A thousand rows a day.");
  await expect(performance).toContainText("no longer part of the template");
  const onCall = page.getByRole("region", { name: "On call" });
  await expect(onCall).toContainText("Who is woken, and by what.");
  await expect(page.getByText(/documented: table 0 of 3/)).toHaveCount(1);
  await scan(page, performance);
  await scan(page, onCall);
  await writeDoc(project, "orders", "own:On call", "The baker, by the bell.");
  await open(page, page.url());
  await expect(onCall).toContainText("The baker, by the bell.");
  await expect(page.getByText(/documented: table 1 of 3/)).toHaveCount(1);

  await open(page, `/p/${slug}/tables/public/customers`);
  await expect(page.getByRole("region", { name: "Performance" })).toHaveCount(0);
});

test("tables are grouped into a domain by keyboard; the grid is filtered by it and the overview tells its coverage", async ({
  as,
}) => {
  const project = await createBakery();
  const { slug, people } = project;
  await writeDoc(project, "orders", "purpose", "A sale.");
  const page = await as(people.editor);
  await open(page, `/p/${slug}/tables?q=order`);
  for (const key of ["j", "x", "j", "x", "d"]) await page.keyboard.press(key);
  await page.getByPlaceholder("Find or name a domain").fill("Sales");
  await page.getByRole("option", { name: "Make “Sales”" }).press("Enter");
  const grid = page.getByRole("table", { name: "Tables" });
  await expect(grid.getByRole("cell", { name: "Sales" })).toHaveCount(2);
  await page.getByRole("combobox", { name: "Domain" }).selectOption("Sales");
  await expect(page).toHaveURL(/domain=/);
  await expect(grid.getByRole("row")).toHaveCount(3);
  await scan(page);

  await open(page, `/p/${slug}`);
  await expect(page.getByRole("img", { name: /^Coverage went from/ })).toHaveCount(2);
  await expect(page.getByRole("img", { name: /^Course of coverage: from 0 %/ })).toBeVisible();
  await page.getByText("By migration").click();
  await scan(page);
  await page.getByRole("link", { name: /^Sales/ }).click();
  await expect(page).toHaveURL(/domain=.*sort=coverage/);
  await expect(grid.getByRole("row")).toHaveCount(3);

  await open(page, `/p/${slug}/domains`);
  await page.getByRole("button", { name: "Rename Sales" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Orders");
  await scan(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Orders" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Rename Orders" })).toBeFocused();
});
