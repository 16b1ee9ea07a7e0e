import { beforeEach, describe, expect, it } from "vitest";
import { MAX_PAGE_DEPTH, type PageNode } from "@/lib/domain/pages";
import { getDb } from "../db";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { changePage } from "./change-page";
import { createPage } from "./create-page";
import { listPages } from "./list-pages";

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
  changePage(who, {
    slug: project.slug,
    pageId: ids[title] ?? "",
    parentId: parent === null ? null : (ids[parent] ?? ""),
    position,
  });
const archive = (title: string, isArchived = true) =>
  changePage(project.viewers.editor, { slug: project.slug, pageId: ids[title] ?? "", isArchived });
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
    await changePage(project.viewers.editor, { slug: project.slug, pageId: ids.b ?? "", isArchived: true });
    expect(await tree()).toBe("a b1 b2 c");
    await move("b1", null, 3);
    expect(await tree()).toBe("a b2 c b1");
    await expect(move("a", "b", 0)).rejects.toMatchObject({ code: "not_found" });
    await changePage(project.viewers.editor, { slug: project.slug, pageId: ids.b ?? "", isArchived: false });
    expect(await tree()).toContain("b(b2)");
  });

  it("whose parent was moved below it while it was archived comes back at the top, and the tree loses nobody", async () => {
    await archive("b");
    await move("c", "b1", 0);
    await move("b1", "a", 0);
    await archive("b", false);
    await move("b", "c", 0);
    expect(await tree()).toBe("a(b1(c(b(b2))))");
    await archive("c");
    await move("a", "b2", 0);
    await archive("c", false);
    expect(await tree()).toBe("c(b(b2(a(b1))))");
    await expect(move("c", "b1", 0)).rejects.toMatchObject({ code: "invalid" });
  });

  it("stands no deeper than pages may, however it gets there", async () => {
    let above = ids.a ?? "";
    for (let depth = 2; depth <= MAX_PAGE_DEPTH; depth += 1) {
      ids[`deep${depth}`] = (await make(`deep${depth}`, above)).id;
      above = ids[`deep${depth}`] ?? "";
    }
    await expect(make("deeper", above)).rejects.toMatchObject({ code: "invalid" });
    await expect(move("b", "deep11", 0)).rejects.toMatchObject({ code: "invalid" });
    await move("b1", "deep11", 0);
    await archive("deep2");
    await move("a", "b2", 0);
    await archive("deep2", false);
    expect(await tree()).toMatch(/^deep2\(deep3.* b\(b2\(a\)\) c$/u);
    await archive("deep2");
    ids.last = (await make("last", ids.b1 ?? null)).id;
    await make("one more", ids.last);
    await expect(archive("deep2", false)).rejects.toMatchObject({ code: "conflict" });
  });

  it("two people move at once keeps every page in the tree once", async () => {
    const moves = [move("a", "c", 0), move("c", "a", 0), move("b", "a", 0), move("a", "b", 0)];
    await Promise.allSettled(moves);
    const found = (await tree()).match(/\w+/gu)?.toSorted();
    expect(found).toEqual(["a", "b", "b1", "b2", "c"]);
  });
});
