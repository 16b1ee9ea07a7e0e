import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { scan } from "./support/accessibility";
import { fixture } from "./support/fixtures";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

test("a repository brings its Prisma schema: where columns are declared, and where code and migrations disagree", async ({
  as,
}) => {
  const { slug, people } = await createProjectWith();
  const editor = await as(people.editor);

  await test.step("the preview says what the code declares", async () => {
    await open(editor, `/p/${slug}/import`);
    await editor.getByLabel("Folder of migrations").setInputFiles(fixture("reading-room"));
    const code = editor.getByRole("region", { name: "Code" });
    await expect(code).toContainText("prisma/schema.prisma");
    await expect(code.getByRole("listitem")).toHaveCount(3);
    await scan(editor);
    await editor.getByRole("button", { name: "Import", exact: true }).click();
    await expect(editor.getByRole("heading", { name: "1 migration imported" })).toBeVisible();
  });

  await test.step("an admin says where the code can be seen", async () => {
    const admin = await as(people.admin);
    await open(admin, `/p/${slug}/settings`);
    const details = admin.getByRole("region", { name: "Details" });
    await details.getByLabel("Address of the code").fill("https://code.example/{path}#L{line}");
    await details.getByRole("button", { name: "Save" }).click();
    await expect(details.getByText("Saved.")).toBeVisible();
  });

  await test.step("the table's page leads to the lines", async () => {
    await open(editor, `/p/${slug}/tables/public/Reader`);
    const address = (line: number) => `https://code.example/prisma/schema.prisma#L${line}`;
    await expect(editor.getByRole("link", { name: "prisma/schema.prisma:5" })).toHaveAttribute("href", address(5));
    await expect(editor.getByRole("link", { name: "name is declared in schema.prisma:7" })).toHaveAttribute(
      "href",
      address(7),
    );
    const code = editor.getByRole("region", { name: "Code and migrations disagree" });
    await expect(code).toContainText("Code declares column Reader.email, no migration creates it.");
    await scan(editor, code);
  });

  await test.step("the overview leads to all of it", async () => {
    await open(editor, `/p/${slug}`);
    await expect(editor.getByRole("region", { name: "Code and migrations" })).toContainText("3 places");
    await editor.getByRole("link", { name: "What was compared" }).click();
    await expect(editor.getByRole("heading", { name: "Code", exact: true })).toBeVisible();
    await expect(editor.getByText("1 of 1 tables and 3 of 3 columns are declared in code.")).toBeVisible();
    await scan(editor);
  });
});
