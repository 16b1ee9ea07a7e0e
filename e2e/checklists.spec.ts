import { checklistInput } from "@/lib/domain/checklist-inputs";
import { changeChecklists } from "@/lib/server/checklists/change-checklists";
import { createBakery } from "./support/projects";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

const fact = { priority: "P0", owner: null };
const template = {
  title: "Opening day",
  sections: [
    {
      id: "tables",
      title: "Tables",
      each: "table",
      items: [{ id: "purpose", text: "Its purpose is written.", ...fact, check: { kind: "text", field: "purpose" } }],
    },
    {
      id: "people",
      title: "People",
      each: "project",
      items: [{ id: "looked", text: "Two people looked.", ...fact, check: { kind: "person", lapses: true } }],
    },
  ],
};

test("a blocker is found, its link followed, what is missing written, and the item holds", async ({ as }) => {
  const { slug, people, viewers } = await createBakery();
  const attach = checklistInput.parse({ kind: "attach", template });
  const checklist = await changeChecklists(viewers.admin, { slug, ...attach });
  const page = await as(people.editor);
  await open(page, `/p/${slug}/checklists/${checklist.slug}?blocking=1`);
  const tables = page.getByRole("region", { name: "Tables" });
  const orders = tables.getByRole("listitem").filter({ hasText: "public.orders" }).first();
  await expect(orders).toContainText("Blocks");
  await orders.getByRole("link", { name: "Purpose" }).click();
  await expect(page).toHaveURL(/\/tables\/public\/orders#purpose$/);
  await page.getByRole("button", { name: "Write purpose of orders" }).press("Enter");
  await page.getByRole("textbox", { name: "Purpose of orders" }).fill("One row is one order.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("button", { name: "Edit purpose of orders" })).toBeVisible();
  await open(page, `/p/${slug}/checklists/${checklist.slug}?blocking=1`);
  await expect(tables).not.toContainText("public.orders");

  const person = page.getByRole("region", { name: "People" });
  await person.getByRole("button", { name: /^It holds ?: Two people looked/ }).click();
  await person.getByRole("textbox", { name: "What shows it" }).fill("https://example.com/minutes");
  await person.getByRole("button", { name: "It holds", exact: true }).click();
  await expect(person).toHaveCount(0);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(person).toContainText("Holds");
  await expect(person.getByRole("link", { name: "https://example.com/minutes" })).toBeVisible();
});
