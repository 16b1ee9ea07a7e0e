import { beforeEach, describe, expect, it } from "vitest";
import type { ArchiveSearch } from "@/lib/domain/archive-search";
import { saveDoc } from "../docs/save-doc";
import { changePage } from "../pages/change-page";
import { createPage } from "../pages/create-page";
import { search } from "../search/search";
import { getTable } from "../tables/get-table";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf, type TestChange } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { countArchived } from "./count-archived";
import { getArchive } from "./get-archive";

withTestDatabase();

let project: TestProject;
let ground: Ground;
let slug: string;

const email: TestChange = { key: "users.email", kind: "added", objectKind: "column", table: "users" };
const dropped: TestChange = { ...email, kind: "dropped", summary: "column users.email dropped" };

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  slug = project.slug;
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({
    version: "0001",
    changes: [
      { key: "users", kind: "added" },
      { ...email, consequence: true },
    ],
  });
  await write("users", "purpose", 0, "Everybody we know.");
  await write("users.email", "description", 0, "Where mail goes.");
});

const write = (key: string, field: string, base: number, text: string) =>
  saveDoc(project.viewers.editor, { slug, objectId: ground.id(key), field, base, text });
const read = (asOf?: string) =>
  getTable(project.viewers.viewer, { slug, schema: "public", name: "users", ...(asOf ? { asOf } : {}) });
const archive = (query?: string, page?: number) =>
  getArchive(project.viewers.viewer, { slug, search: { query, page } });

describe("docs of a dropped column", () => {
  it("are kept on the page of its table and in the archive, with the change that dropped it", async () => {
    expect(await archive()).toMatchObject({ objects: [], found: 0, total: 0, pages: 1 });
    await ground.lay({ version: "0002", changes: [dropped] });
    const page = await read();
    expect(page.dropped).toMatchObject([
      {
        name: "email",
        kind: "column",
        table: { name: "users", stands: true },
        dropped: { summary: dropped.summary, version: "0002", path: "0002.sql", line: 1 },
        docs: [{ field: "description", text: "Where mail goes.", number: 1, isAfterDrop: false }],
      },
    ]);
    expect(await archive()).toMatchObject({ objects: page.dropped, found: 1, total: 1 });
    expect(await countArchived(project.viewers.viewer, slug)).toBe(1);
    expect((await read("0001")).dropped).toEqual([]);
  });

  it("return with the column, stale, and leave the archive", async () => {
    await ground.lay({ version: "0002", changes: [dropped] }, { version: "0003", changes: [email] });
    const page = await read();
    expect(page.columns[0]?.docs.description?.text).toBe("Where mail goes.");
    expect(page.columns[0]?.staleFields).toMatchObject({ description: { version: "0003" } });
    expect([page.dropped, (await archive()).total]).toEqual([[], 0]);
  });

  it("keep an edit that met the import which dropped the column, and say so", async () => {
    await ground.lay({ version: "0002", changes: [dropped] });
    const saved = await write("users.email", "description", 1, "Where bills go.");
    expect(saved).toMatchObject({ outcome: "saved", number: 2, dropped: { version: "0002" } });
    expect((await read()).dropped[0]?.docs).toMatchObject([{ text: "Where bills go.", isAfterDrop: true }]);
    const early = write("users.email", "description", 1, "Where nothing goes.");
    await expect(early).rejects.toMatchObject({ code: "conflict" });
    await ground.lay({ version: "0003", changes: [email] });
    expect((await read()).columns[0]?.docs.description?.text).toBe("Where bills go.");
  });

  it("are found by their words, by name and by table where the archive is asked", async () => {
    await ground.lay({ version: "0002", changes: [dropped] });
    const count = async (query: string) => (await archive(query)).objects.length;
    expect([await count("mail goes"), await count("EMAIL"), await count("users"), await count("%")]).toEqual([
      1, 1, 1, 0,
    ]);
    const { viewer } = project.viewers;
    expect((await search(viewer, { slug, query: "mail goes" })).hits).toEqual([]);
    const { hits } = await search(viewer, { slug, query: "mail goes", isArchiveAsked: true });
    expect(hits).toMatchObject([
      {
        kind: "archived",
        label: "Description of users.email",
        href: `/p/${slug}/archive?object=${ground.id("users.email")}`,
      },
    ]);
  });

  it("are told by an excerpt around what was searched for, and whole where one is opened", async () => {
    const text = `${"Long ago. ".repeat(200)}Mail went to the moon. ${"And back. ".repeat(200)}`.trim();
    await write("users.email", "rationale", 0, text);
    await ground.lay({ version: "0002", changes: [dropped] });
    const rationale = async (search: ArchiveSearch) =>
      (await getArchive(project.viewers.viewer, { slug, search })).objects[0]?.docs.find(
        (doc) => doc.field === "rationale",
      );
    const excerpt = await rationale({ query: "the MOON" });
    expect(excerpt).toMatchObject({ isCut: true, text: expect.stringContaining("Mail went to the moon.") });
    expect(excerpt?.text.length).toBeLessThan(700);
    expect(await rationale({ object: ground.id("users.email") })).toMatchObject({ isCut: false, text });
  });

  it("come a page at a time, each thing once, with as much as there is told", async () => {
    const many = Array.from({ length: 51 }, (_, index) => ({ ...email, key: `users.c${index}` }));
    await ground.lay({ version: "0002", changes: many });
    for (const { key } of many) await write(key, "description", 0, "x");
    await ground.lay({ version: "0003", changes: many.map((each) => ({ ...each, kind: "dropped" as const })) });
    const [first, last] = [await archive(undefined, 1), await archive(undefined, 9)];
    expect([first.objects.length, last.objects.length, last.page, first.pages, first.found]).toEqual([50, 1, 2, 2, 51]);
    expect(new Set([...first.objects, ...last.objects].map(({ objectId }) => objectId)).size).toBe(51);
    expect(await archive("c50")).toMatchObject({ found: 1, total: 51, pages: 1 });
  });
});

describe("an archived page of the wiki", () => {
  it("is in the archive, and found by search where the archive is asked", async () => {
    const { editor, viewer } = project.viewers;
    const { id: pageId } = await createPage(editor, { slug, title: "Backups" });
    await saveDoc(editor, { slug, pageId, field: "body", base: 0, text: "Tapes in the cellar." });
    expect((await archive("cellar")).wikiFound).toBe(0);
    await changePage(editor, { slug, pageId, isArchived: true });
    expect((await archive("cellar")).wiki).toEqual([
      { slug: "backups", title: "Backups", excerpt: "Tapes in the cellar." },
    ]);
    expect((await search(viewer, { slug, query: "cellar" })).hits).toEqual([]);
    const { hits } = await search(viewer, { slug, query: "cellar", isArchiveAsked: true });
    expect(hits).toMatchObject([{ kind: "archived", label: "Backups", href: `/p/${slug}/pages/backups` }]);
  });
});

describe("a dropped table", () => {
  it("keeps its docs and those of its parts, and its address says where it last stood", async () => {
    await ground.lay({
      version: "0002",
      changes: [
        { key: "users", kind: "dropped" },
        { ...dropped, consequence: true },
      ],
    });
    const { objects } = await archive();
    expect(objects.map(({ name, table }) => [name, table?.stands])).toEqual([
      ["users", false],
      ["email", false],
    ]);
    const last = { schema: "public", name: "users", path: "0001.sql" };
    await expect(read()).rejects.toMatchObject({ code: "not_found", details: { last } });
    expect((await read("0001")).droppedBy).toMatchObject({ version: "0002" });
  });

  it("is nobody's to read who may not see the project", async () => {
    await expect(getArchive(project.viewers.stranger, { slug })).rejects.toMatchObject({ code: "not_found" });
  });
});
