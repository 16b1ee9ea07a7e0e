import { scan } from "./support/accessibility";
import { demoPages, openPages } from "./support/demo-pages";
import { findAdministrator } from "./support/people";
import { expect, test } from "./support/test";
import { expectNoSidewaysScroll, open, ready } from "./support/visit";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

test("the pages for somebody who is not signed in do not scroll sideways on a phone", async ({ as }) => {
  const stranger = await as(null, phone);
  for (const path of Object.values(openPages)) {
    await open(stranger, path);
    await expectNoSidewaysScroll(stranger);
  }
});

test("the drawer leads on a phone", async ({ as }) => {
  const page = await as(await findAdministrator(), phone);
  await open(page, demoPages.overview ?? "");
  await page.getByRole("button", { name: "Open the menu" }).tap();
  const drawer = page.getByRole("dialog", { name: "Menu" });
  await expect(drawer).toBeVisible();
  await scan(page);
  await drawer.getByRole("link", { name: "Tables" }).tap();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Tables" })).toBeVisible();
  await ready(page);
});
