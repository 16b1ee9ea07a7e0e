import { describe, expect, it } from "vitest";
import type { PageNode } from "@/lib/domain/pages";
import { branchOf, dropOf, stepOf } from "./page-moves";

const page = (id: string, ...children: PageNode[]): PageNode => ({
  id,
  slug: id,
  title: id,
  isArchived: false,
  children,
});
const tree = [page("a"), page("b", page("b1"), page("b2", page("b21"))), page("c")];

describe("a step", () => {
  it.each([
    ["b", "up", { parentId: null, position: 0 }],
    ["b", "down", { parentId: null, position: 2 }],
    ["c", "in", { parentId: "b", position: 2 }],
    ["b21", "out", { parentId: "b", position: 2 }],
    ["b1", "out", { parentId: null, position: 2 }],
    ["a", "up", null],
    ["c", "down", null],
    ["b1", "in", null],
    ["a", "out", null],
  ] as const)("of %s %s", (id, step, expected) => expect(stepOf(tree, id, step)).toEqual(expected));
});

describe("a drop", () => {
  it("beside a page counts the siblings without the one that is moved", () => {
    expect(dropOf(tree, "a", { pageId: "c", side: "before" })).toEqual({ parentId: null, position: 1 });
    expect(dropOf(tree, "a", { pageId: "c", side: "after" })).toEqual({ parentId: null, position: 2 });
    expect(dropOf(tree, "c", { pageId: "b1", side: "after" })).toEqual({ parentId: "b", position: 1 });
  });

  it("on a page goes below it, last", () => {
    expect(dropOf(tree, "a", { pageId: "b", side: "inside" })).toEqual({ parentId: "b", position: 2 });
  });

  it("on itself or below itself is none", () => {
    expect(dropOf(tree, "b", { pageId: "b", side: "inside" })).toBeNull();
    expect(dropOf(tree, "b", { pageId: "b21", side: "before" })).toBeNull();
    expect([...branchOf(tree, "b")]).toEqual(["b", "b1", "b2", "b21"]);
  });
});
