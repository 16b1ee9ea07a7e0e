import { getDb } from "@/lib/server/db";
import { requestReview } from "@/lib/server/reviews/request-review";
import { setStatus } from "@/lib/server/reviews/set-status";
import { scan } from "./support/accessibility";
import { createBakery, objectIdOf, writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

test("a table goes from draft to verified by another person, by keyboard: requested, sent back, written, verified", async ({
  as,
}) => {
  const project = await createBakery();
  const { slug, people, viewers } = project;
  await writeDoc(project, "orders", "purpose", "Orders.");
  const objectId = await objectIdOf(project, "orders");
  await setStatus(viewers.editor, { slug, tables: [{ objectId, number: 0 }], status: "draft" });
  const [writer, reviewer] = await Promise.all([as(people.editor), as(people.reviewer)]);

  await test.step("whoever wrote it asks somebody, with a note", async () => {
    await open(writer, `/p/${slug}/tables/public/orders`);
    await expect(async () => {
      await writer.keyboard.press("Escape");
      await writer.keyboard.press("s");
      await expect(writer.getByRole("menuitem", { name: "Draft" })).toBeFocused({ timeout: 3_000 });
    }).toPass();
    // One letter, as a menu takes letters that come a second apart for two words.
    await writer.keyboard.press("i");
    await expect(writer.getByRole("menuitem", { name: "In review" })).toBeFocused();
    await writer.keyboard.press("Enter");
    await expect(writer.getByRole("textbox", { name: "Note" })).toBeFocused();
    await writer.getByLabel("Who is asked").selectOption(people.reviewer.name);
    await scan(writer);
    await writer.getByRole("textbox", { name: "Note" }).fill("For the release");
    await writer.keyboard.press("Enter");
    const asked = `${people.editor.name} asked ${people.reviewer.name} for a review`;
    await expect(writer.getByText(asked)).toContainText("For the release");
  });

  const items = reviewer.getByRole("list", { name: "To review" }).getByRole("button", { expanded: false });
  await test.step("who was asked sees it, looks, and sends it back with a reason", async () => {
    await open(reviewer, `/p/${slug}/review`);
    await expect(reviewer.getByRole("link", { name: "Review 1" })).toBeVisible();
    await expect(items).toHaveText("orders");
    await expect(async () => {
      await reviewer.keyboard.press("j");
      await expect(items.first()).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await reviewer.keyboard.press("Enter");
    const look = reviewer.getByRole("list", { name: "Docs written" });
    await expect(look).toContainText("Purpose of orders");
    await expect(look.getByRole("insertion")).toHaveText("Orders.");
    await scan(reviewer);
    await reviewer.keyboard.press("b");
    await expect(reviewer.getByLabel("What is missing in orders")).toBeFocused();
    await reviewer.keyboard.type("Whose orders?");
    await reviewer.keyboard.press("Enter");
    await expect(reviewer.getByRole("heading", { name: "Nothing waits for a review" })).toBeVisible();
    const event = await getDb().reviewEvent.findFirst({ where: { objectId }, orderBy: { createdAt: "desc" } });
    expect(event).toMatchObject({ before: "in_review", after: "draft", note: "Whose orders?" });
  });

  await test.step("written and requested again, it is verified", async () => {
    await writeDoc(project, "orders", "purpose", "What customers ordered.");
    await requestReview(viewers.editor, { slug, tables: [{ objectId, number: 3 }] });
    await open(reviewer, `/p/${slug}/review`);
    await expect(items).toHaveText("orders");
    await expect(async () => {
      await reviewer.keyboard.press("j");
      await expect(items.first()).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await reviewer.keyboard.press("v");
    await expect(reviewer.getByText("orders is verified.")).toBeAttached();
    await expect(reviewer.getByRole("heading", { name: "Nothing waits for a review" })).toBeVisible();
    await open(writer, `/p/${slug}/tables/public/orders`);
    await expect(writer.getByRole("button", { name: "Verified" })).toBeVisible();
  });
});

test("what was written while somebody looked is shown before it is verified", async ({ as, guard }) => {
  guard.allow(/409/);
  const project = await createBakery();
  const { slug, people, viewers } = project;
  await writeDoc(project, "orders", "purpose", "Orders.");
  const objectId = await objectIdOf(project, "orders");
  await requestReview(viewers.editor, { slug, tables: [{ objectId, number: 0 }] });
  const page = await as(people.reviewer);
  await open(page, `/p/${slug}/tables/public/orders`);
  await writeDoc(project, "orders", "purpose", "What customers ordered.");
  const panel = page.getByRole("region", { name: "Review" });
  await expect(async () => {
    await page.keyboard.press("v");
    await expect(panel).toContainText("It is not what you were shown any longer", { timeout: 3_000 });
  }).toPass();
  await expect(panel.getByRole("insertion").first()).toContainText("What customers");
  await expect(panel.getByRole("link", { name: /^Compare in full/ })).toHaveAttribute("href", /from=1&to=2$/);
  await panel.getByRole("button", { name: /^Verify as it stands/ }).click();
  await expect(page.getByRole("button", { name: "Verified" })).toBeVisible();
});
