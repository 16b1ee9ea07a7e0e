import type { Page } from "@playwright/test";
import { scan } from "./support/accessibility";
import { createBakery, writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

test("two people who change different sentences are merged by themselves, and told so", async ({ as, guard }) => {
  const project = await createBakery();
  const { slug, people } = project;
  await writeDoc(project, "orders", "purpose", "One row is one order.\n\nKept for a year.");
  const [first, second] = [await as(people.editor), await as(people.reviewer)];
  const address = `/p/${slug}/tables/public/orders`;
  await Promise.all([open(first, address), open(second, address)]);
  await write(first, "One row is one order of bread.\n\nKept for a year.");
  await write(second, "One row is one order.\n\nKept for ten years.");
  await save(first);
  await expect(first.getByRole("status").filter({ hasText: "as revision 2" })).toBeVisible();
  guard.allow(/409/);
  await save(second);
  const status = second.getByRole("status").filter({ hasText: "as revision 3" });
  await expect(status).toContainText(`merged with ${people.editor.name}'s revision 2`);
  for (const text of ["One row is one order of bread.", "Kept for ten years."])
    await expect(second.getByText(text)).toBeVisible();
});

test("the second save of one text is a conflict that shows both and loses neither", async ({ as, guard }) => {
  const project = await createBakery();
  const { slug, people } = project;
  await writeDoc(project, "orders", "purpose", "One row is one order.");
  const first = await as(people.editor);
  const second = await as(people.reviewer);
  const address = `/p/${slug}/tables/public/orders`;
  await Promise.all([open(first, address), open(second, address)]);
  await write(first, "One row is one order of bread.");
  await write(second, "One row is one order of cake.");
  await save(first);
  await expect(first.getByRole("status").filter({ hasText: "as revision 2" })).toBeVisible();

  guard.allow(/409/);
  await save(second);
  const conflict = second
    .getByRole("alert")
    .filter({ hasText: "saved revision 2 of this text while you were writing" });
  await expect(conflict).toContainText(people.editor.name);
  await expect(conflict.getByRole("insertion")).toHaveText([" of bread", " of cake"]);
  const saveBoth = conflict.getByRole("button", { name: "Save as revision 3" });
  await expect(saveBoth).toBeDisabled();
  await scan(second, conflict);
  await conflict.getByRole("radio", { name: "Mine" }).press("Space");
  await expect(conflict.getByRole("textbox")).toHaveValue("One row is one order of cake.");
  await saveBoth.press("Enter");
  await expect(second.getByRole("status").filter({ hasText: "as revision 3" })).toBeVisible();

  await open(first, address);
  await expect(first.getByText("One row is one order of cake.")).toBeVisible();
  await first.getByRole("button", { name: "History of purpose of orders" }).press("Enter");
  const history = first.getByRole("dialog", { name: "Purpose of orders" });
  await expect(history.getByRole("listitem")).toHaveCount(3);
  await expect(history.getByRole("listitem").filter({ hasText: "Revision 2" })).toContainText("bread");
});

test("Esc asks before a text is lost, and a second one goes on writing", async ({ as }) => {
  const project = await createBakery();
  const page = await as(project.people.editor);
  await open(page, `/p/${project.slug}/tables/public/orders`);
  await page.getByRole("button", { name: "Write purpose of orders" }).press("Enter");
  const field = page.getByRole("textbox", { name: "Purpose of orders" });
  await field.fill("One row is");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Discard what you wrote?")).toBeVisible();
  await scan(page, page.getByRole("region", { name: "Purpose", exact: true }));
  await page.keyboard.press("Escape");
  await expect(page.getByText("Discard what you wrote?")).toBeHidden();
  await expect(field).toBeFocused();
  await expect(field).toHaveText("One row is");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Discard" }).press("Enter");
  await expect(field).toBeHidden();
});

async function write(page: Page, text: string) {
  await page.getByRole("button", { name: "Edit purpose of orders" }).press("Enter");
  await page.getByRole("textbox", { name: "Purpose of orders" }).fill(text);
}

function save(page: Page) {
  return page.getByRole("textbox", { name: "Purpose of orders" }).press("ControlOrMeta+Enter");
}
