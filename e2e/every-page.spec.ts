import { demoPages, lostPages, openPages } from "./support/demo-pages";
import { findAdministrator } from "./support/people";
import { expect, test } from "./support/test";
import { open, visit } from "./support/visit";

for (const [name, path] of Object.entries(demoPages)) {
  test(`the page ${name} of the demo is whole and accessible in both themes`, async ({ as }) => {
    const page = await as(await findAdministrator());
    expect((await visit(page, path))?.status()).toBe(200);
    await expect(page).toHaveTitle(/ · Strata$/);
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
