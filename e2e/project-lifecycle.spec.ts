import { paths } from "@/lib/domain/paths";
import { scan } from "./support/accessibility";
import { createBakery, objectIdOf } from "./support/projects";
import { address } from "./support/server";
import { expect, test } from "./support/test";
import { open, visit } from "./support/visit";

test("a project is archived, restored, and deleted once its name is typed", async ({ as, guard }) => {
  const project = await createBakery();
  const { slug, name, people } = project;
  const page = await as(people.admin);
  await open(page, `/p/${slug}/settings`);

  await test.step("an archived project can be read and not written", async () => {
    await page.getByRole("button", { name: "Archive the project" }).click();
    await expect(page.getByRole("button", { name: "Restore the project" })).toBeVisible();
    await scan(page);
    await visit(page, `/p/${slug}/tables/public/orders`);
    await expect(page.getByRole("button", { name: /^(Write|Edit|Add) / })).toHaveCount(0);
    await open(page, `/p/${slug}/import`);
    await expect(page.getByRole("heading", { name: "This project is archived" })).toBeVisible();
    const data = { objectId: await objectIdOf(project, "orders"), field: "purpose", base: 0, text: "Too late." };
    const headers = { Origin: address, "Idempotency-Key": "written-too-late" };
    const save = await page.request.put(paths.api.docs(slug), { data, headers });
    expect(save.ok(), `saving answers ${save.status()}`).toBe(false);
    await open(page, "/");
    await expect(page.getByRole("region", { name: "Archived" }).getByRole("link", { name })).toBeVisible();
  });

  await test.step("a restored one can be written again", async () => {
    await open(page, `/p/${slug}/settings`);
    await page.getByRole("button", { name: "Restore the project" }).click();
    await expect(page.getByRole("button", { name: "Archive the project" })).toBeVisible();
    await open(page, `/p/${slug}/tables/public/orders`);
    await expect(page.getByRole("button", { name: "Write purpose of orders" })).toBeVisible();
  });

  await test.step("deleting takes the name", async () => {
    await open(page, `/p/${slug}/settings`);
    const confirm = page.getByRole("button", { name: "Delete the project" });
    await expect(confirm).toBeDisabled();
    await page.getByLabel(`Type ${name} to delete it`).fill(name.slice(0, -1));
    await expect(confirm).toBeDisabled();
    await page.getByLabel(`Type ${name} to delete it`).fill(name);
    await confirm.click();
    await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
    guard.allow(/404/);
    expect((await open(page, `/p/${slug}`))?.status()).toBe(404);
  });
});
