import type { Page } from "@playwright/test";
import { getDb } from "@/lib/server/db";
import { scan } from "./support/accessibility";
import { createSigner, PASSWORD, signIn } from "./support/people";
import { createBakery, writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

const address = (slug: string) => `/p/${slug}/tables/public/orders`;
const field = (page: Page) => page.getByRole("textbox", { name: "Purpose of orders" });
const says = (page: Page, text: string | RegExp) => page.getByRole("status").filter({ hasText: text });

async function write(page: Page, text: string) {
  await page.getByRole("button", { name: /^(Write|Edit) purpose of orders/ }).press("Enter");
  await field(page).fill(text);
}

const revisionsOf = (projectId: string) =>
  getDb().revision.findMany({
    where: { projectId },
    orderBy: { number: "asc" },
    select: { text: true, authorId: true },
  });

test("what is written offline is said to be kept, survives a reload, and is saved once when the line is back", async ({
  as,
  guard,
}) => {
  guard.allow(/ERR_INTERNET_DISCONNECTED/);
  const { id, slug, people } = await createBakery();
  const page = await as(people.editor);
  await open(page, address(slug));
  await write(page, "One row is one order.");
  await expect(says(page, "Unsaved changes")).toContainText("kept on this device");
  await page.getByRole("button", { name: "1 text not saved" }).click();
  const list = page.getByRole("dialog", { name: "Not saved yet" });
  await expect(list).toContainText("One row is one order.");
  await page.keyboard.press("Escape");
  await page.context().setOffline(true);
  await expect(says(page, "Unsaved changes")).toContainText("offline");
  await field(page).press("ControlOrMeta+Enter");
  await expect(page.getByText("Not saved yet, kept on this device")).toBeVisible();
  await page.getByRole("button", { name: "1 text not saved" }).press("Enter");
  await expect(list.getByRole("link", { name: "Purpose of orders" })).toBeVisible();
  await page.keyboard.press("Tab");
  await scan(page, list);
  expect(await revisionsOf(id)).toEqual([]);

  page.on("dialog", (dialog) => void dialog.accept());
  await page.context().setOffline(false);
  await expect(says(page, "as revision 1")).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  await open(page, address(slug));
  await expect(page.getByText("One row is one order.")).toBeVisible();
  expect(await revisionsOf(id)).toEqual([{ text: "One row is one order.", authorId: people.editor.id }]);
});

test("what was being written when the page crashed is there again, over the revision it began from", async ({
  as,
  guard,
}) => {
  guard.allow(/409/);
  const project = await createBakery();
  const { id, slug, people } = project;
  await writeDoc(project, "orders", "purpose", "One row is one order.\n\nKept for a year.");
  const page = await as(people.reviewer);
  await open(page, address(slug));
  await write(page, "One row is one order of bread.\n\nKept for a year.");
  await expect(says(page, "Unsaved changes")).toContainText("kept on this device");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("strata-kept"))).toBe("1");
  const crashed = new Promise((done) => page.once("crash", done));
  await page.goto("chrome://crash").catch(() => undefined);
  await crashed;

  await writeDoc(project, "orders", "purpose", "One row is one order.\n\nKept for ten years.");
  const again = await page.context().newPage();
  await open(again, address(slug));
  await expect(field(again)).toHaveText(/One row is one order of bread/);
  await expect(again.getByText("this is what you wrote before you left the page")).toBeVisible();
  await field(again).press("ControlOrMeta+Enter");
  await expect(says(again, "merged with")).toContainText(`${people.editor.name}'s revision 2`);
  expect((await revisionsOf(id)).at(-1)?.text).toBe("One row is one order of bread.\n\nKept for ten years.");
});

test("with the session gone a text is kept, seen by nobody else, and saved as the same person after signing in", async ({
  as,
  guard,
}) => {
  guard.allow(/401/);
  const { id, slug, viewers } = await createBakery();
  const [ada, grace] = [await createSigner(), await createSigner()];
  for (const { id: userId } of [ada, grace])
    await getDb().member.create({ data: { projectId: id, userId, role: "editor" }, select: { userId: true } });
  expect(viewers.editor.userId).not.toBe(ada.id);
  const page = await as(ada);
  await open(page, address(slug));
  await write(page, "Ada's text.");
  await getDb().session.updateMany({ where: { userId: ada.id }, data: { revokedAt: new Date() } });
  await field(page).press("ControlOrMeta+Enter");
  await expect(page.getByText("Not saved, kept on this device").first()).toBeVisible();
  await expect(page.getByText("Ada's text.")).toBeVisible();

  const other = await page.context().newPage();
  await signIn(page.context(), grace);
  await open(other, address(slug));
  await expect(other.getByText("Ada's text.")).toHaveCount(0);
  await expect(other.getByRole("button", { name: /not saved/ })).toHaveCount(0);
  // Back in her tab it is tried again, now by a browser in which Grace is signed in.
  await page.bringToFront();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page.getByText("Not saved, kept on this device").first()).toBeVisible();
  expect(await revisionsOf(id)).toEqual([]);

  await getDb().session.updateMany({ where: { userId: grace.id }, data: { revokedAt: new Date() } });
  await page.getByRole("link", { name: "Sign in again" }).first().click();
  await page.getByLabel("E-mail").fill(ada.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(says(page, "as revision 1")).toBeVisible();
  expect(await revisionsOf(id)).toEqual([{ text: "Ada's text.", authorId: ada.id }]);
});

test("a text half written is there again after another page, Back, and a reload that was asked about", async ({
  as,
}) => {
  const { slug, people } = await createBakery();
  const page = await as(people.editor);
  await open(page, address(slug));
  await write(page, "Half a sent");
  await expect(says(page, "Unsaved changes")).toContainText("kept on this device");
  await page.getByRole("link", { name: "Overview" }).first().click();
  await expect(page).toHaveURL(new RegExp(`/p/${slug}$`));
  await expect(says(page, "Unsaved changes")).toBeVisible();
  await page.goBack();
  await expect(field(page)).toHaveText("Half a sent");
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await field(page).click();
  await page.reload();
  await expect(field(page)).toHaveText("Half a sent");
  expect(asked).toEqual(["beforeunload"]);
});

test("two tabs of one person do not overwrite each other: the second is merged or asked", async ({ as, guard }) => {
  guard.allow(/409/);
  const project = await createBakery();
  const { id, slug, people } = project;
  await writeDoc(project, "orders", "purpose", "One row is one order.");
  const first = await as(people.editor);
  const second = await first.context().newPage();
  await open(first, address(slug));
  await open(second, address(slug));
  await write(first, "One row is one order of bread.");
  await write(second, "One row is one order of cake.");
  await field(first).press("ControlOrMeta+Enter");
  // What the first says of its save soon gives way to the other tab's unsaved text.
  await expect(field(first)).toBeHidden();
  await expect(first.getByText("One row is one order of bread.")).toBeVisible();
  await expect(says(second, "You saved revision 2 of this in another window")).toBeVisible();
  await field(second).press("ControlOrMeta+Enter");
  await expect(second.getByRole("alert").filter({ hasText: "One piece needs you" })).toBeVisible();
  expect((await revisionsOf(id)).map(({ text }) => text)).toEqual([
    "One row is one order.",
    "One row is one order of bread.",
  ]);
});

test("under a new deployment an open editor still saves, and what is half written is there again once the page was loaded anew", async ({
  as,
  guard,
}) => {
  guard.allow(/404/);
  const { id, slug, people } = await createBakery();
  const page = await as(people.editor);
  page.on("dialog", (dialog) => void dialog.accept());
  await open(page, address(slug));
  await page.getByRole("button", { name: /^(Write|Edit) notes of orders/ }).press("Enter");
  const notes = page.getByRole("textbox", { name: "Notes of orders" });
  await notes.fill("Half a sent");
  await write(page, "Written before.");
  await expect(says(page, "Unsaved changes")).toContainText("kept on this device");
  await deployAnother(page);
  await field(page).fill("Written before, saved after.");
  const loaded = page.waitForEvent("load");
  await field(page).press("ControlOrMeta+Enter");
  await loaded;
  await expect(page.getByText("Written before, saved after.")).toBeVisible();
  await expect(notes).toHaveText("Half a sent");
  expect((await revisionsOf(id)).map(({ text }) => text)).toEqual(["Written before, saved after."]);
});

/** What a page meets when another build answers: its own files are gone, and data are of a deployment it is not of. */
async function deployAnother(page: Page) {
  let isOld = true;
  page.on("request", (request) => {
    // The frames that diagrams are drawn in are navigated to as well.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) isOld = false;
  });
  await page.route("**/_next/static/**", (route) => (isOld ? route.fulfill({ status: 404 }) : route.continue()));
  await page.route(/[?&]_rsc=/u, async (route) => {
    if (!isOld) return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, headers: { ...response.headers(), "x-nextjs-deployment-id": "another" } });
  });
}
