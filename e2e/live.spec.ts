import type { Page } from "@playwright/test";
import { getDb } from "@/lib/server/db";
import { scan } from "./support/accessibility";
import { bringLater, createBakery, writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

const here = (page: Page, name: string) => page.getByRole("list", { name: "Also here" }).getByLabel(name);

test("two people on one page see each other, who writes where, and each other's saves without reloading", async ({
  as,
  guard,
}) => {
  guard.allow(/409/);
  const project = await createBakery();
  const { slug, people } = project;
  const { editor: ada, reviewer: grace } = people;
  await writeDoc(project, "orders", "purpose", "One row is one order.");
  const address = `/p/${slug}/tables/public/orders`;
  const [first, second] = [await as(ada), await as(grace)];
  await open(first, address);
  await open(second, address);
  await expect(here(first, grace.name)).toBeVisible();
  await expect(here(second, ada.name)).toBeVisible();

  await first.getByRole("button", { name: "Edit purpose of orders" }).press("Enter");
  await expect(here(second, `${ada.name}, writing`)).toBeVisible();
  await expect(second.getByLabel(`${ada.name} is writing here`)).toBeVisible();
  await first.getByRole("textbox", { name: "Purpose of orders" }).fill("One row is one order of bread.");
  await scan(second);
  await second.getByRole("button", { name: "Edit purpose of orders" }).press("Enter");
  await expect(second.getByText(`${ada.name} is writing here, too.`)).toBeVisible();
  await second.getByRole("textbox", { name: "Purpose of orders" }).fill("One row is one order of cake.");

  await first.getByRole("textbox", { name: "Purpose of orders" }).press("ControlOrMeta+Enter");
  await expect(first.getByRole("status").filter({ hasText: "as revision 2" })).toBeVisible();
  const told = second.getByRole("status").filter({ hasText: `${ada.name} saved revision 2 of this` });
  await expect(told).toBeVisible();
  await expect(second.getByRole("textbox", { name: "Purpose of orders" })).toHaveText("One row is one order of cake.");
  await scan(second, second.getByRole("region", { name: "Purpose", exact: true }));

  await writeDoc(project, "orders", "notes", "Said by a program.");
  await expect(first.getByText("Said by a program.")).toBeVisible();
  await expect(second.getByText("Said by a program.")).toBeVisible();

  // Who writes is asked before the page is read anew; who only reads is not.
  await bringLater(project);
  const note = (page: Page) => page.getByRole("button", { name: /description of orders\.note/ }).first();
  await expect(note(first)).toBeAttached();
  await expect(second.getByRole("status").filter({ hasText: "The schema moved to migration" })).toBeVisible();
  await expect(note(second)).toHaveCount(0);
  await second.getByRole("button", { name: "Reload" }).click();
  await expect(note(second)).toBeAttached();
  await expect(second.getByRole("textbox", { name: "Purpose of orders" })).toHaveText("One row is one order of cake.");

  await first.getByRole("button", { name: "Edit purpose of orders" }).press("Enter");
  await first.getByRole("textbox", { name: "Purpose of orders" }).fill("One row is one order of rolls.");
  await writeDoc(project, "orders", "purpose", "Written elsewhere by the same person.");
  await expect(first.getByText("You saved revision 3 of this in another window")).toBeVisible();
  await first.getByRole("button", { name: "Save", exact: true }).click();
  const conflict = first.getByRole("alert").filter({ hasText: "You, in another window, saved revision 3" });
  await expect(conflict.getByRole("radio", { name: "The other window's" })).toBeVisible();
});

test("who is no member any more is told nothing more, and is seen by nobody", async ({ as, guard }) => {
  guard.allow(/404|401/);
  const { id, slug, people } = await createBakery();
  const [first, second] = [await as(people.editor), await as(people.reviewer)];
  const address = `/p/${slug}/tables/public/orders`;
  await open(first, address);
  await open(second, address);
  await expect(here(first, people.reviewer.name)).toBeVisible();
  const where = { projectId: id, userId: people.reviewer.id };
  await getDb().member.deleteMany({ where });
  await expect(here(first, people.reviewer.name)).toHaveCount(0);
  await expect.poll(() => getDb().presence.count({ where })).toBe(0);
});
