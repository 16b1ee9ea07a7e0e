import { beforeAll, describe, expect, it } from "vitest";
import { MAX_PAGES } from "@/lib/domain/pages";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { changePage } from "./change-page";
import { createPage } from "./create-page";
import { getPage } from "./get-page";
import { listPages } from "./list-pages";

withTestDatabase();

let project: TestProject;
let slug: string;

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  slug = project.slug;
});

describe("a page", () => {
  it("has an address made of its title, keeps it when renamed, and leaves the tree when archived", async () => {
    const { editor, viewer } = project.viewers;
    const page = await createPage(editor, { slug, title: "Über uns & Backups" });
    const twin = await createPage(editor, { slug, title: "Über uns & Backups", parentId: page.id });
    expect([page.slug, twin.slug]).toEqual(["uber-uns-backups", "uber-uns-backups-2"]);
    const saved = await saveDoc(editor, { slug, pageId: page.id, field: "body", base: 0, text: "# Nightly" });
    expect(saved).toMatchObject({ outcome: "saved", number: 1 });
    await changePage(editor, { slug, pageId: page.id, title: "Backups" });
    const read = await getPage(viewer, { slug, pageSlug: "uber-uns-backups" });
    expect(read).toMatchObject({ title: "Backups", body: { text: "# Nightly", number: 1 } });
    const tree = await listPages(viewer, slug);
    expect(tree.pages).toMatchObject([{ title: "Backups", children: [{ slug: twin.slug }] }]);
    await changePage(editor, { slug, pageId: page.id, isArchived: true });
    await expect(createPage(editor, { slug, title: "Below", parentId: page.id })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await listPages(viewer, slug)).pages).toMatchObject([{ slug: twin.slug }]);
    expect(await getPage(viewer, { slug, pageSlug: page.slug })).toMatchObject({ isArchived: true });
  });

  it("is not for viewers to make, nor below a page of another project", async () => {
    const make = createPage(project.viewers.viewer, { slug, title: "No" });
    await expect(make).rejects.toMatchObject({ code: "forbidden" });
    const other = await createProjectWith();
    const theirs = await createPage(other.viewers.editor, { slug: other.slug, title: "Theirs" });
    const below = createPage(project.viewers.editor, { slug, title: "Below", parentId: theirs.id });
    await expect(below).rejects.toMatchObject({ code: "not_found" });
    const rename = changePage(project.viewers.editor, { slug, pageId: theirs.id, title: "Mine" });
    await expect(rename).rejects.toMatchObject({ code: "not_found" });
  });

  it("is refused where a project has as many as it may, whether they are in the archive or not", async () => {
    const { id: projectId, slug, viewers } = await createProjectWith();
    const data = Array.from({ length: MAX_PAGES - 1 }, (_, at) => ({
      projectId,
      slug: `p${at}`,
      title: `P${at}`,
      archivedAt: at === 0 ? new Date() : null,
    }));
    await getDb().page.createMany({ data });
    await createPage(viewers.editor, { slug, title: "The last" });
    await expect(createPage(viewers.editor, { slug, title: "One more" })).rejects.toMatchObject({
      code: "invalid",
      message: "A project has at most 2000 pages.",
    });
  });

  it("gets another title and another place together, or neither", async () => {
    const { editor } = project.viewers;
    const [above, page] = [
      await createPage(editor, { slug, title: "Above" }),
      await createPage(editor, { slug, title: "Old" }),
    ];
    const to = (parentId: string) => ({ slug, pageId: page.id, title: "New", parentId, position: 0 });
    await expect(changePage(editor, to(page.id))).rejects.toMatchObject({ code: "invalid" });
    expect(await getPage(editor, { slug, pageSlug: page.slug })).toMatchObject({ title: "Old", parent: null });
    await changePage(editor, to(above.id));
    const parent = { slug: above.slug, title: "Above" };
    expect(await getPage(editor, { slug, pageSlug: page.slug })).toMatchObject({ title: "New", parent });
  });

  it("that two archive at once, or that gets the name it has, is written down once", async () => {
    const { editor, reviewer } = project.viewers;
    const { id: pageId } = await createPage(editor, { slug, title: "Runbook" });
    await Promise.all([editor, reviewer].map((viewer) => changePage(viewer, { slug, pageId, title: "Nights" })));
    await Promise.all([editor, reviewer].map((viewer) => changePage(viewer, { slug, pageId, isArchived: true })));
    const rows = await getDb().auditEntry.findMany({ where: { subject: pageId }, select: { action: true } });
    expect(rows.map(({ action }) => action).sort()).toEqual(["page.archive", "page.create", "page.rename"]);
  });

  it("is not written, renamed or moved while it is archived; what was saved before is told again to whoever asks again", async () => {
    const { editor } = project.viewers;
    const { id: pageId } = await createPage(editor, { slug, title: "Restores" });
    const body = { slug, pageId, field: "body" };
    const save = { ...body, base: 0, text: "Weekly.", idempotencyKey: "restores-1" };
    await saveDoc(editor, save);
    await changePage(editor, { slug, pageId, isArchived: true });
    const archived = { code: "conflict", message: "This page is archived. Restore it before changing anything." };
    const write = () => saveDoc(editor, { ...body, base: 1, text: "Daily.", idempotencyKey: "restores-2" });
    await expect(write()).rejects.toMatchObject(archived);
    await expect(changePage(editor, { slug, pageId, title: "Old" })).rejects.toMatchObject(archived);
    const move = changePage(editor, { slug, pageId, parentId: null, position: 0 });
    await expect(move).rejects.toMatchObject(archived);
    expect(await saveDoc(editor, save)).toMatchObject({ outcome: "repeated", number: 1 });
    await changePage(editor, { slug, pageId, isArchived: false });
    expect(await write()).toMatchObject({ outcome: "saved", number: 2 });
  });
});
