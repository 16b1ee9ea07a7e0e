import { saveDoc } from "@/lib/server/docs/save-doc";
import { createPage } from "@/lib/server/pages/create-page";
import { scan } from "./support/accessibility";
import { bringLater, createBakery, writeColumnDoc, writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { open, ready } from "./support/visit";

const THEN = "20250402110000";

test("every page is read as of a migration by its address: nothing can be edited, and every link stays there", async ({
  as,
}) => {
  const project = await createBakery();
  const { slug, people, viewers } = project;
  const page = await createPage(viewers.editor, { slug, title: "Ovens" });
  await saveDoc(viewers.editor, { slug, pageId: page.id, field: "body", base: 0, text: "Two of them." });
  await bringLater(project);
  await saveDoc(viewers.editor, { slug, pageId: page.id, field: "body", base: 1, text: "Three of them." });

  const browser = await as(people.editor);
  const places = [
    "",
    "/tables",
    "/tables/public/orders",
    "/objects",
    "/diagram",
    "/migrations",
    "/pages/ovens",
    "/domains",
  ];
  for (const place of places) {
    await open(browser, `/p/${slug}${place}?asOf=${THEN}`);
    const band = browser.getByRole("status").filter({ hasText: "As of migration" });
    await expect(band, place).toContainText(`As of migration ${THEN}. Editing is off.`);
    await expect(browser.getByRole("button", { name: /^(Write|Edit|Add) / }), place).toHaveCount(0);
    const strays = await browser
      .locator(`main a[href^="/p/${slug}"], nav a[href^="/p/${slug}"]`)
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))
      .then((all) => all.filter((href) => !href.includes("asOf=")));
    // What has no states, and the ways back.
    const timeless = new RegExp(`^/p/${slug}/(import|members|settings|activity|code|docs|compare|stale|archive)`);
    const head = `/p/${slug}${place}`;
    expect(
      strays.filter((href) => !timeless.test(href) && href !== head),
      place,
    ).toEqual([]);
  }
  await open(browser, `/p/${slug}/pages/ovens?asOf=${THEN}`);
  await expect(browser.getByText("Two of them.")).toBeVisible();
  await browser.keyboard.press("h");
  await expect(browser.getByText("Three of them.")).toBeVisible();
});

test("two migrations are compared, from the band of the past to what each table's docs did", async ({ as }) => {
  const project = await createBakery();
  const { slug, people } = project;
  await writeDoc(project, "orders", "purpose", "One row is one order.");
  await writeColumnDoc(project, "orders", "total", "What it comes to.");
  await bringLater(project);
  const page = await as(people.viewer);
  await open(page, `/p/${slug}?asOf=${THEN}`);
  await page.getByRole("link", { name: "What changed since" }).click();
  const orders = page.getByRole("article", { name: "orders" });
  await expect(orders).toContainText("total");
  await expect(orders).toContainText("integer");
  await expect(orders).toContainText("bigint");
  await expect(orders).toContainText("Docs stale");
  await ready(page);
  await scan(page, orders);

  await expect(page.getByRole("link", { name: "New 0" })).toHaveCount(0);
  await page.getByRole("link", { name: "Stale 1" }).click();
  await expect(page).toHaveURL(/docs=stale/);
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.goto(`/p/${slug}/compare?from=${THEN}&to=${THEN}`);
  await expect(page.getByText("Nothing differs")).toBeVisible();
});

test("two revisions are compared, and the older one is restored as a new one with its reason", async ({ as }) => {
  const project = await createBakery();
  const { slug, people } = project;
  for (const text of ["One row is one order.", "One row is one paid order.", "Something else."])
    await writeDoc(project, "orders", "purpose", text);
  const page = await as(people.editor);
  await open(page, `/p/${slug}/tables/public/orders`);
  await page.getByText("Something else.").hover();
  await page.getByRole("button", { name: "History of purpose of orders" }).click();
  await page.getByRole("link", { name: "Compare any two" }).click();
  await page.getByLabel("Compare revision").fill("1");
  await page.getByLabel("with revision").fill("2");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(/from=1&to=2/);
  await expect(page.locator("ins").first()).toContainText("paid");
  await ready(page);

  await page.getByRole("button", { name: "Restore revision 2" }).click();
  await page.getByLabel("Why revision 2 comes back").fill("It was right");
  await scan(page);
  await page.getByRole("button", { name: "Restore it" }).click();
  await expect(page.getByRole("region", { name: "Revisions" })).toContainText("It was right");
  await page.getByRole("link", { name: "Who wrote what" }).click();
  await expect(page.getByRole("list", { name: "Who wrote what" })).toContainText("One row is one paid order.");
  await expect(page.getByRole("list", { name: "Who wrote what" })).toContainText("revision 4");
  await scan(page);
});
