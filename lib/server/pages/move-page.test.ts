import { beforeEach, describe, expect, it } from "vitest";
import type { PageNode } from "@/lib/domain/pages";
import { getDb } from "../db";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { archivePage } from "./archive-page";
import { createPage } from "./create-page";
import { listPages } from "./list-pages";
import { movePage } from "./move-page";

withTestDatabase();

let project: TestProject;
let ids: Record<string, string>;

beforeEach(async () => {
  project = await createProjectWith();
  ids = {};
  for (const [title, parent] of [["a"], ["b"], ["c"], ["b1", "b"], ["b2", "b"]] as const) {
    ids[title] = (await make(title, parent ? (ids[parent] ?? null) : null)).id;
  }
});

const make = (title: string, parentId: string | null) =>
  createPage(project.viewers.editor, { slug: project.slug, title, parentId });
const move = (title: string, parent: string | null, position: number, who = project.viewers.editor) =>
  movePage(who, {
    slug: project.slug,
    pageId: ids[title] ?? "",
    parentId: parent === null ? null : (ids[parent] ?? ""),
    position,
  });
const shape = (nodes: readonly PageNode[]): string =>
  nodes.map(({ title, children }) => title + (children.length > 0 ? `(${shape(children)})` : "")).join(" ");
const tree = async () => shape((await listPages(project.viewers.viewer, project.slug)).pages);

describe("a page", () => {
  it("is put in another place among its siblings", async () => {
    await move("c", null, 0);
    expect(await tree()).toBe("c a b(b1 b2)");
    await move("c", null, 99);
    expect(await tree()).toBe("a b(b1 b2) c");
    await move("b2", "b", 0);
    expect(await tree()).toBe("a b(b2 b1) c");
  });

  it("is put below another one, and back out, with all below it", async () => {
    await move("b", "a", 0);
    expect(await tree()).toBe("a(b(b1 b2)) c");
    await move("b1", null, 1);
    expect(await tree()).toBe("a(b(b2)) b1 c");
  });

  it("is never below itself, however far down", async () => {
    await expect(move("b", "b", 0)).rejects.toMatchObject({ code: "invalid" });
    await expect(move("b", "b1", 0)).rejects.toMatchObject({ code: "invalid" });
    expect(await tree()).toBe("a b(b1 b2) c");
  });

  it("is moved by those who may write, within their project", async () => {
    await expect(move("a", null, 1, project.viewers.viewer)).rejects.toMatchObject({ code: "forbidden" });
    const other = await createProjectWith();
    const theirs = await createPage(other.viewers.editor, { slug: other.slug, title: "theirs" });
    ids = { ...ids, theirs: theirs.id };
    await expect(move("a", "theirs", 0)).rejects.toMatchObject({ code: "not_found" });
    await expect(move("theirs", null, 0)).rejects.toMatchObject({ code: "not_found" });
  });

  it("that stands there already is not written down as moved", async () => {
    await move("b", null, 1);
    await move("b", null, 0);
    const moves = await getDb().auditEntry.count({ where: { subject: ids.b ?? "", action: "page.move" } });
    expect(moves).toBe(1);
  });

  it("below an archived one stands at the top, can be moved there, and goes back with it", async () => {
    await archivePage(project.viewers.editor, { slug: project.slug, pageId: ids.b ?? "" });
    expect(await tree()).toBe("a b1 b2 c");
    await move("b1", null, 3);
    expect(await tree()).toBe("a b2 c b1");
    await expect(move("a", "b", 0)).rejects.toMatchObject({ code: "not_found" });
    await archivePage(project.viewers.editor, { slug: project.slug, pageId: ids.b ?? "", isArchived: false });
    expect(await tree()).toContain("b(b2)");
  });

  it("two people move at once keeps every page in the tree once", async () => {
    const moves = [move("a", "c", 0), move("c", "a", 0), move("b", "a", 0), move("a", "b", 0)];
    await Promise.allSettled(moves);
    const found = (await tree()).match(/\w+/gu)?.toSorted();
    expect(found).toEqual(["a", "b", "b1", "b2", "c"]);
  });
});
