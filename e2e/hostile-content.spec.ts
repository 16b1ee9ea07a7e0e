import type { Page } from "@playwright/test";
import { paths } from "@/lib/domain/paths";
import { saveDoc } from "@/lib/server/docs/save-doc";
import { importFiles } from "@/lib/server/imports/import-files";
import { createPage } from "@/lib/server/pages/create-page";
import { getTable } from "@/lib/server/tables/get-table";
import { createProjectWith, type TestProject } from "@/lib/server/testing/create-project-with";
import { hostilePayloads } from "./support/hostile-payloads";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

const COLUMNS = 50;
const image = "<img src=x onerror=window.hostile=1>";
const table = `t"><script>window.hostile=1</script>`;
const file = `20250101000000_'"><svg onload=window.hostile=1>.sql`;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

test("hundreds of hostile texts in every field of a project are only text on its pages", async ({ as }) => {
  const project = await createProjectWith({ name: `Project ${image}` });
  const { slug, people } = project;
  await importHostile(project);
  const wiki = await writeHostile(project);
  const page = await as(people.editor);
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const addresses = {
    overview: paths.project(slug),
    tables: paths.tables(slug),
    table: paths.table(slug, "public", table),
    migration: paths.migration(slug, file),
    wiki: paths.page(slug, wiki),
    activity: paths.activity(slug),
    search: paths.project(slug),
  };
  for (const [name, address] of Object.entries(addresses)) {
    await open(page, address);
    if (name === "search") await search(page);
    expect.soft(await problemsOf(page), name).toEqual([]);
  }
  await page.keyboard.press("Escape");
  await open(page, addresses.wiki);
  await page.getByRole("button", { name: /^Edit text of/ }).press("Enter");
  await expect(
    page
      .getByRole("region", { name: /^Preview/ })
      .getByRole("listitem")
      .first(),
  ).toBeVisible();
  expect.soft(await problemsOf(page), "editor and its preview").toEqual([]);
  expect(dialogs).toEqual([]);
});

/** Names, comments and file names: what a migration brings. */
async function importHostile({ slug, viewers }: TestProject): Promise<void> {
  const names = hostilePayloads.slice(-COLUMNS).map((text, index) => `${index} ${text}`.slice(0, 50));
  const sql = [
    `CREATE TABLE ${quoted(table)} (${names.map((name) => `${quoted(name)} text`).join(",\n")});`,
    `COMMENT ON TABLE ${quoted(table)} IS ${literal(hostilePayloads.slice(0, 20).join("\n\n"))};`,
    ...names.map(
      (name, index) =>
        `COMMENT ON COLUMN ${quoted(table)}.${quoted(name)} IS ${literal(hostilePayloads.at(-1 - index) ?? "")};`,
    ),
    ...hostilePayloads.slice(0, 100).map((text) => `-- ${text.replaceAll(/\s/gu, " ")}`),
  ];
  const files = [{ path: file, bytes: Buffer.from(sql.join("\n")) }];
  await importFiles(viewers.editor, { slug, files, layout: "plain", dialect: "postgres" });
}

/** Docs of the table and its columns, and a page that holds them all; answers the page's address. */
async function writeHostile({ slug, viewers: { editor } }: TestProject): Promise<string> {
  const found = await getTable(editor, { slug, schema: "public", name: table });
  const purpose = { objectId: found.table.objectId, field: "purpose" };
  await saveDoc(editor, { slug, ...purpose, base: 0, text: hostilePayloads.slice(0, 200).join("\n\n") });
  for (const [index, { objectId }] of found.columns.entries()) {
    const text = hostilePayloads.slice(index * 10, index * 10 + 10).join("\n\n");
    await saveDoc(editor, { slug, objectId, field: "description", base: 0, text });
  }
  const page = await createPage(editor, { slug, title: `Page ${image}` });
  const text = hostilePayloads.map((payload) => `- x\n\n${payload}`).join("\n\n");
  await saveDoc(editor, { slug, pageId: page.id, field: "body", base: 0, text, reason: image });
  return page.slug;
}

async function search(page: Page): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill("<script>window.hostile=1</script>");
  await expect(page.getByRole("option").first()).toBeVisible();
}

/** What of a page could run, or has run, that is not its own. */
function problemsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const elements = [...document.querySelectorAll("*")];
    const isForeign = (element: Element) =>
      (element instanceof HTMLScriptElement && element.nonce === "" && !element.src.startsWith(location.origin)) ||
      (element instanceof HTMLIFrameElement && !element.src.startsWith(`${location.origin}/frames/`)) ||
      /^(object|embed|base|meta\[http-equiv\])$/u.test(element.localName);
    const runs = (element: Element) =>
      [...element.attributes].some(({ name }) => name.startsWith("on")) ||
      /^(javascript|vbscript|data):/iu.test((element as HTMLAnchorElement).protocol ?? "");
    const names = ["cookie", "body", "getElementById", "__NEXT_DATA__"];
    return [
      ...("hostile" in window ? ["something ran"] : []),
      ...elements.filter((element) => isForeign(element) || runs(element)).map(({ outerHTML }) => outerHTML),
      ...names.filter((name) => document.querySelector(`[id="${name}"], [name="${name}"]`) !== null),
      ...(Object.keys(Object.prototype).length > 0 ? ["every object was changed"] : []),
    ].map((problem) => problem.slice(0, 300));
  });
}
