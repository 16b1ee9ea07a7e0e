import { importFiles } from "@/lib/server/imports/import-files";
import { sourceFiles } from "@/lib/server/imports/testing/source-files";
import { createProjectWith, type TestProject } from "@/lib/server/testing/create-project-with";
import { scan } from "./support/accessibility";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

const history = {
  "0001_start.sql": `CREATE TYPE mood AS ENUM ('calm', 'loud');
CREATE TABLE people (id serial PRIMARY KEY, email text);
CREATE TABLE keys (id serial PRIMARY KEY, owner_type text CHECK (owner_type IN ('person', 'bot')), owner_id int, mood mood);
COMMENT ON COLUMN people.email IS 'Where mail goes.';`,
};
const later = { "0002_mail.sql": "COMMENT ON COLUMN people.email IS 'Where receipts go.';" };

async function createKeys(): Promise<TestProject> {
  const project = await createProjectWith();
  await importFiles(project.viewers.editor, { slug: project.slug, files: sourceFiles(history) });
  return project;
}

test("a column says how sensitive it is and what its values mean; what an enum's value means is said once", async ({
  as,
  guard,
}) => {
  guard.allow(/ERR_INTERNET_DISCONNECTED/);
  const { slug, people } = await createKeys();
  const page = await as(people.editor);
  await open(page, `/p/${slug}/tables/public/keys`);
  const row = page.getByRole("row", { name: /owner_type/ }).first();

  await test.step("its row opens, and shows what was chosen and written when it is closed again", async () => {
    await page.getByRole("button", { name: "More about keys.owner_type" }).click();
    await page.getByRole("button", { name: "Sensitivity of keys.owner_type" }).click();
    const personal = page.getByRole("menuitem", { name: "Personal", exact: true });
    await expect(personal).toBeVisible();
    await page.context().setOffline(true);
    await personal.click();
    await expect(page.getByText("Not saved yet, kept on this device")).toBeVisible();
    await page.context().setOffline(false);
    await expect(row.getByText("Personal")).toBeVisible();
    await page.getByRole("button", { name: "Add meaning of bot" }).click();
    await page.getByRole("textbox", { name: "Meaning of bot" }).fill("A program of ours.");
    await page.keyboard.press("Enter");
    await expect(page.getByText("A program of ours.")).toBeVisible();
    await scan(page, page.getByRole("region", { name: "Columns" }));
    await page.getByRole("button", { name: "Less about keys.owner_type" }).click();
    await expect(page.getByText("A program of ours.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Add meaning of person" })).toBeHidden();
  });

  await test.step("an enum is found, and what one of its values means shows at its column", async () => {
    await open(page, `/p/${slug}/objects`);
    await page.getByRole("button", { name: "Add meaning of loud" }).click();
    await page.getByRole("textbox", { name: "Meaning of loud" }).fill("Will not be left alone.");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Will not be left alone.")).toBeVisible();
    await scan(page);
    await page.getByRole("link", { name: "keys.mood" }).click();
    await expect(page.getByRole("heading", { name: "public.keys" })).toBeVisible();
    await expect(page.getByText("Will not be left alone.")).toBeVisible();
  });
});

test("what no foreign key states is stated and withdrawn; the words of the migrations are a first text, then an offer", async ({
  as,
  guard,
}) => {
  guard.allow(/ERR_INTERNET_DISCONNECTED/);
  const { slug, people, viewers } = await createKeys();
  const page = await as(people.editor);

  await test.step("a relationship is stated where it will stand, and both tables show it", async () => {
    await open(page, `/p/${slug}/tables/public/keys`);
    await page.getByRole("button", { name: "State one that no foreign key states" }).click();
    await page.getByLabel("To the table").fill("public.people");
    await page.getByLabel("By the column of keys").selectOption("owner_id");
    await page.getByLabel("To its column").selectOption("id");
    await page.getByRole("button", { name: "One more column" }).click();
    await page.getByRole("button", { name: "Remove pair 2" }).click();
    await page.keyboard.press("Escape");
    await expect(page.getByText("Discard what you chose?")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByLabel("Only where this column").selectOption("owner_type");
    await page.getByLabel("is", { exact: true }).fill("person");
    await page.getByLabel("Rationale optional").fill("The service keeps it true.");
    await scan(page);
    await page.getByRole("button", { name: "State it" }).click();
    const section = page.getByRole("region", { name: "Relationships" });
    await expect(section).toContainText("Belongs to people by owner_id where owner_type is person");
    await expect(section).toContainText("The service keeps it true.");
    await scan(page, section);
    await section.getByRole("link", { name: "people" }).click();
    await expect(page.getByRole("region", { name: "Relationships" })).toContainText("Has many keys by their owner_id");
  });

  await test.step("withdrawn, it is gone from both; where nobody was reached, it is offered again", async () => {
    await page.getByRole("button", { name: "Withdraw" }).press("Enter");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Withdraw" })).toBeFocused();
    await page.keyboard.press("Enter");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Withdraw", exact: true }).press("Enter");
    const again = page.getByRole("button", { name: "Try again" });
    await expect(again).toBeVisible();
    await page.context().setOffline(false);
    await again.click();
    await expect(again).toBeHidden();
    await expect(page.getByRole("region", { name: "Relationships" })).not.toContainText("their owner_id");
  });

  await test.step("a comment of the schema is the first text until it is taken over", async () => {
    const email = page.getByRole("row", { name: /email/ });
    await expect(email).toContainText("From the migrations");
    await email.getByRole("button", { name: "Take over" }).click();
    await expect(email).not.toContainText("From the migrations");
    await expect(email).toContainText("Where mail goes.");
  });

  await test.step("when it changes later it is offered, and what is written can be kept", async () => {
    await importFiles(viewers.editor, { slug, files: sourceFiles({ ...history, ...later }) });
    await open(page, `/p/${slug}/tables/public/people`);
    const email = page.getByRole("row", { name: /email/ });
    await expect(email).toContainText("The comment in the schema changed after this was written");
    await scan(page, email);
    await email.getByRole("button", { name: "Keep ours" }).click();
    await expect(email).not.toContainText("changed after this was written");
    await expect(email).toContainText("In the schema: Where receipts go.");
  });
});
