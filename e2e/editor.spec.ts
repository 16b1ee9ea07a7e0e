import type { Locator, Page } from "@playwright/test";
import { scan } from "./support/accessibility";
import { createBakery, writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

const address = (slug: string) => `/p/${slug}/tables/public/orders`;

test("Markdown is written by keyboard, seen beside it, and stands rendered at once when it is saved", async ({
  as,
}) => {
  const project = await createBakery();
  await writeDoc(project, "orders", "purpose", "One row is one order.");
  const page = await as(project.people.editor, { viewport: { width: 1440, height: 900 } });
  await open(page, address(project.slug));
  const written = page.getByText("One row is one order.");
  const before = await written.boundingBox();
  await page.getByRole("button", { name: "Edit purpose of orders" }).press("Enter");
  const field = await opened(page);
  await expect(field).toBeFocused();
  const line = await page.getByRole("textbox", { name: "Purpose of orders" }).getByText("One row is").boundingBox();
  expect(Math.abs((line?.y ?? 0) - (before?.y ?? 0)), "the text stays where it stood").toBeLessThanOrEqual(2);

  await field.press("ControlOrMeta+End");
  await field.pressSequentially("\n\n- first\nsecond");
  await field.press("Tab");
  await field.press("Enter");
  await field.press("Shift+Tab");
  await field.pressSequentially("third");
  await field.press("ControlOrMeta+b");
  await expect(field).toHaveText(/- first\s*- second\s*- \*\*third\*\*/u);
  await field.press("ControlOrMeta+z");
  await expect(field).toHaveText(/- third$/u);
  const preview = page.getByRole("region", { name: "Preview of Purpose of orders" });
  await expect(preview.getByRole("listitem").filter({ hasText: "third" })).toBeVisible();
  await scan(page, page.getByRole("region", { name: "Purpose", exact: true }));

  await field.press("ControlOrMeta+Enter");
  await expect(field).toBeHidden();
  await expect(page.getByRole("listitem").filter({ hasText: "third" })).toBeVisible();
});

test("the toolbar is one stop of the Tab key, and Tab leaves the text", async ({ as }) => {
  const project = await createBakery();
  const page = await as(project.people.editor, { viewport: { width: 1440, height: 900 } });
  await open(page, address(project.slug));
  await page.getByRole("button", { name: "Write purpose of orders" }).press("Enter");
  const field = await opened(page);
  await field.pressSequentially("orders");
  await page.getByRole("toolbar", { name: "Format purpose of orders" }).getByRole("button", { name: "Bold" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Italic" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field).toHaveText("*orders*");
  await expect(field).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(field).not.toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(field).toBeFocused();

  await field.fill("");
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await page.keyboard.type("State");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Means");
  await page.keyboard.press("Tab");
  await page.keyboard.type("open");
  await expect(page.getByRole("region", { name: /^Preview/ }).getByRole("cell", { name: "open" })).toBeVisible();
});

test("rows of a spreadsheet are pasted as a table, and undo brings them back as they were", async ({ as }) => {
  const project = await createBakery();
  const page = await as(project.people.editor, { viewport: { width: 390, height: 800 } });
  await open(page, address(project.slug));
  await page.getByRole("button", { name: "Write purpose of orders" }).press("Enter");
  const field = await opened(page);
  await paste(field, { "text/plain": "state\tmeans\nopen\tnot paid\n", "text/html": sheet });
  await expect(field).toHaveText(/\| state \| means \|/u);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("cell", { name: "not paid" })).toBeVisible();
  await page.getByRole("button", { name: "Preview" }).click();
  await field.press("ControlOrMeta+z");
  await expect(field).toHaveText(/state\s+means\s*open\s+not paid/u);
  await expect(field).not.toContainText("|");
});

const sheet = "<table><tr><td>state</td><td>means</td></tr><tr><td>open</td><td>not paid</td></tr></table>";

async function opened(page: Page): Promise<Locator> {
  await expect(page.getByRole("toolbar", { name: /^Format/ })).toBeVisible();
  return page.getByRole("textbox", { name: "Purpose of orders" });
}

function paste(field: Locator, contents: Readonly<Record<string, string>>): Promise<void> {
  return field.evaluate((element, given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, contents);
}
