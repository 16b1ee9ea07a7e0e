import { demoAreas, demoPages, lostPages, openPages } from "./support/demo-pages";
import { findAdministrator } from "./support/people";
import { expect, test } from "./support/test";
import { expectNoSidewaysScroll, open, visit } from "./support/visit";

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

// One window for all pages of an area: a new one would load and compile the same scripts each time.
for (const [area, pages] of Object.entries(demoAreas)) {
  test(`every page of the demo about ${area} is whole and accessible in both themes, and fits a phone`, async ({
    as,
  }) => {
    const page = await as(await findAdministrator());
    for (const [name, path] of Object.entries(pages)) {
      expect.soft((await visit(page, path))?.status(), name).toBe(200);
      await expect.soft(page, name).toHaveTitle(/ · Strata$/);
      await page.setViewportSize(phone);
      await expectNoSidewaysScroll(page);
      await page.setViewportSize(desk);
    }
  });
}

test("a window's title says which page of which project it is", async ({ as }) => {
  const page = await as(await findAdministrator());
  await open(page, demoPages.table ?? "");
  await expect(page).toHaveTitle("tasks · Task service · Strata");
  await open(page, demoPages.page ?? "");
  await expect(page).toHaveTitle("Data flow · Task service · Strata");
});

test("an address that leads nowhere says so, within its project where there is one", async ({ as, guard }) => {
  const page = await as(await findAdministrator());
  guard.allow(/404/);
  for (const path of Object.values(lostPages)) {
    await visit(page, path);
    await expect(page.getByRole("heading", { level: 1, name: "There is nothing at this address" })).toBeVisible();
    await expect(page).toHaveTitle(/ · Strata$/);
  }
  await expect(page.getByRole("navigation", { name: "Project" })).toBeVisible();
});

test("the pages for somebody who is not signed in are whole and accessible in both themes", async ({ as }) => {
  const page = await as(null);
  for (const path of Object.values(openPages)) expect((await visit(page, path))?.status()).toBe(200);
});
