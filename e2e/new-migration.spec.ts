import { scan } from "./support/accessibility";
import { fixture } from "./support/fixtures";
import { createBakery, writeColumnDoc, writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { open, ready } from "./support/visit";

const LATER = "20250520070000";

test("one more migration says what it made stale, and one key says it is still true", async ({ as }) => {
  const project = await createBakery();
  const { slug, people } = project;
  await writeDoc(project, "orders", "purpose", "One row is one order.");
  await writeColumnDoc(project, "orders", "total", "What it comes to.");
  await writeDoc(project, "products", "purpose", "What can be bought.");
  const page = await as(people.editor);

  await test.step("the preview and the outcome name the docs that go stale", async () => {
    await open(page, `/p/${slug}/import`);
    await page.getByLabel("Migration files or a .zip").setInputFiles(fixture(`later/${LATER}_totals_in_cents.sql`));
    await expect(page.getByRole("heading", { name: "1 new migration after the 3 already there." })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Docs this touches" })).toBeVisible();
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByRole("heading", { name: "1 migration imported" })).toBeVisible();
    const stale = page.getByRole("region", { name: "Docs that went stale" });
    await expect(stale.getByRole("listitem")).toHaveCount(1);
    await expect(stale.getByRole("listitem")).toContainText(/^orders\.total.*description.*column orders\.total/);
    await scan(page);
  });

  await test.step("the overview lists it with its cause and leads to the list of what is stale", async () => {
    await open(page, `/p/${slug}`);
    const stale = page.getByRole("region", { name: "Stale docs" });
    await expect(stale.getByRole("link", { name: "orders", exact: true })).toBeVisible();
    await expect(stale.getByRole("link", { name: new RegExp(LATER) })).toBeVisible();
    await page
      .getByRole("main")
      .getByRole("link", { name: "1", exact: true })
      .and(page.locator("[href$='/stale']"))
      .click();
    await expect(page.getByRole("heading", { name: "Stale docs", level: 1 })).toBeVisible();
    await scan(page);
    await open(page, `/p/${slug}/tables?stale=1`);
    await expect(page.getByRole("button", { name: /^Stale 1/ })).toHaveAttribute("aria-pressed", "true");
    await expect(page.getByRole("table").getByRole("row")).toHaveCount(2);
    await scan(page);
  });

  await test.step("the page of the table names every cause; y confirms", async () => {
    await page.getByRole("table").getByRole("link", { name: "orders", exact: true }).click();
    const banner = page.getByRole("region", { name: "Stale docs" });
    await expect(banner.getByRole("listitem").filter({ hasText: "total" })).toBeVisible();
    await expect(banner.getByRole("link", { name: new RegExp(LATER) }).first()).toBeVisible();
    await ready(page);
    await banner.getByRole("link", { name: "column orders.note added" }).click();
    await expect(page.locator("#column-note")).toBeInViewport();
    await expect(page.locator("#column-note")).toContainText("Newer than the docs");
    await scan(page, banner);
    await scan(page, page.locator("#column-note"));
    await page.keyboard.press("y");
    await expect(page.getByText("Confirmed: the docs are still true")).toBeVisible();
    await expect(banner).toBeHidden();
  });

  await test.step("the migration's own page shows its SQL and what it changed", async () => {
    await open(page, `/p/${slug}/migrations`);
    await page.getByRole("link", { name: new RegExp(`^${LATER}`) }).click();
    await expect(page.getByText("alter column total type bigint")).toBeVisible();
  });
});

test("owner and status are set by keyboard and stay", async ({ as }) => {
  const project = await createBakery();
  const { slug, people } = project;
  const page = await as(people.editor);
  await open(page, `/p/${slug}/tables/public/orders`);

  // Keys are heard once every part of the page has been taken over, which the heading does not tell.
  const finder = page.getByPlaceholder("Find a member or team");
  await expect(async () => {
    await page.keyboard.press("o");
    await expect(finder).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await finder.fill(people.reviewer.name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Owner: ${people.reviewer.name}` })).toBeVisible();

  await page.keyboard.press("s");
  await expect(page.getByRole("menuitem", { name: "Not started" })).toBeFocused();
  await expect(page.getByRole("menuitem", { name: "Verified" })).toHaveCount(0);
  await scan(page);
  // One letter, as a menu takes letters that come a second apart for two words.
  await page.keyboard.press("i");
  await expect(page.getByRole("menuitem", { name: "In review" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused();
  const saved = page.waitForResponse((response) => response.url().endsWith("/reviews") && response.ok());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "In review" })).toBeVisible();
  await saved;
  await page.keyboard.press("s");
  await expect(page.getByRole("menuitem", { name: "In review" })).toBeFocused();
  await page.keyboard.press("Escape");

  await open(page, page.url());
  await expect(page.getByRole("button", { name: "In review" })).toBeVisible();
  await expect(page.getByRole("button", { name: `Owner: ${people.reviewer.name}` })).toBeVisible();
});
