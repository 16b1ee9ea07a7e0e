import { beforeAll, describe, expect, it } from "vitest";
import { isWritten } from "@/lib/domain/is-written";
import { pageTemplateIds } from "@/lib/domain/page-templates";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { importFiles } from "../imports/import-files";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { createPage } from "./create-page";
import { getPage } from "./get-page";
import { fillTemplate } from "./templates/fill-template";
import { readPageFacts } from "./templates/page-facts";

withTestDatabase();

let project: TestProject;
const file = (name: string, sql: string) => ({ path: `${name}.sql`, bytes: Buffer.from(sql) });
const bring = (...files: readonly ReturnType<typeof file>[]) =>
  importFiles(project.viewers.editor, { slug: project.slug, files, layout: "plain", dialect: "postgres" });

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  await bring(file("0001_first", 'create table users (id int); create table "a|b" (id int, note text);'));
});

describe("a page made from a template", () => {
  it.each(pageTemplateIds)("%s begins with headings and questions", async (template) => {
    const page = await createPage(project.viewers.editor, { slug: project.slug, title: template, template });
    expect(page.body).toMatchObject({ number: 1, version: "0001" });
    expect(page.body.text).toMatch(/^(##|\*|The schema is at)/u);
    expect(page.body.text.match(/^## /gmu)?.length ?? 0).toBeGreaterThanOrEqual(3);
    expect(page.body.text).not.toMatch(/undefined|null|\[object/u);
  });

  it.each(pageTemplateIds)("%s says nothing yet that a checklist could take for an answer", async (template) => {
    const facts = await readPageFacts(project.viewers.editor, project.slug);
    const sections = fillTemplate(template, facts)
      .split(/^(?=## )/mu)
      .filter((part) => part.startsWith("## "));
    // What the catalog says by itself, and the questions asked of every migration.
    const isSame = (part: string) => /- \[ \] It can run while|is a PostgreSQL database with/u.test(part);
    expect(sections.filter((part) => isWritten(part) && !isSame(part))).toEqual([]);
  });

  it("is made in one transaction with its text", async () => {
    const { id } = await createPage(project.viewers.editor, {
      slug: project.slug,
      title: "One",
      template: "retention",
    });
    const [row] = await getDb().$queryRaw<{ isOne: boolean }[]>`
      SELECT r.xmin = p.xmin AS "isOne" FROM pages p JOIN docs d ON d.page_id = p.id JOIN revisions r ON r.doc_id = d.id
      WHERE p.id = ${id}::uuid`;
    expect(row).toEqual({ isOne: true });
  });

  it("lists the tables of the catalog with links, whatever they are called", async () => {
    const text = fillTemplate("retention", await readPageFacts(project.viewers.editor, project.slug));
    expect(text).toContain(`| [users](/p/${project.slug}/tables/public/users) |`);
    expect(text).toContain(`| [a\\|b](/p/${project.slug}/tables/public/a%7Cb) |`);
  });

  it("knows how many columns each table has", async () => {
    const { tables, total } = await readPageFacts(project.viewers.editor, project.slug);
    expect(tables.map(({ name, columns }) => [name, columns])).toEqual([
      ["a|b", 2],
      ["users", 1],
    ]);
    expect(total).toBe(2);
  });

  it("shows the way before anything is imported", async () => {
    const empty = await createProjectWith();
    const facts = await readPageFacts(empty.viewers.editor, empty.slug);
    for (const id of pageTemplateIds) expect(fillTemplate(id, facts)).not.toMatch(/undefined|null/u);
    expect(fillTemplate("storage", facts)).toContain("| a table |");
  });
});

it("a page is read as it was when a migration was head", async () => {
  const { editor, viewer } = project.viewers;
  const { slug } = project;
  const page = await createPage(editor, { slug, title: "Plan" });
  const save = (base: number, text: string) => saveDoc(editor, { slug, pageId: page.id, field: "body", base, text });
  const read = (asOf?: string) => getPage(viewer, { slug, pageSlug: page.slug, ...(asOf ? { asOf } : {}) });
  await save(0, "At the first.");
  await save(1, "At the first, better.");
  await bring(file("0002_second", "create table orders (id int);"));
  await bring(file("0003_third", "create table items (id int);"));
  await save(2, "At the third.");
  expect((await read()).body).toMatchObject({ text: "At the third.", number: 3, version: "0003" });
  expect(await read("0002")).toMatchObject({
    body: { text: "At the first, better.", number: 2, version: "0001" },
    asOf: { version: "0002", isHead: false },
    can: ["project.read"],
  });
  await expect(read("0009")).rejects.toMatchObject({ code: "not_found" });
  const late = await createPage(editor, { slug, title: "Late", template: "glossary" });
  const before = await getPage(viewer, { slug, pageSlug: late.slug, asOf: "0001" });
  expect(before.body).toMatchObject({ text: "", number: 0 });
});
