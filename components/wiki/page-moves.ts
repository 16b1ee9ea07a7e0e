import type { PageNode } from "@/lib/domain/pages";

/** Where a page goes: below which one, and how many siblings come before it. */
export type PagePlace = { readonly parentId: string | null; readonly position: number };
export type PageStep = "up" | "down" | "in" | "out";
export type DropSide = "before" | "inside" | "after";

type Found = { readonly parent: PageNode | null; readonly siblings: readonly PageNode[]; readonly index: number };

/** A step of a page: among its siblings, below the one before it, or out beside its parent; null where there is none. */
export function stepOf(pages: readonly PageNode[], pageId: string, step: PageStep): PagePlace | null {
  const found = find(pages, pageId);
  if (!found) return null;
  const { parent, siblings, index } = found;
  const parentId = parent?.id ?? null;
  if (step === "up") return index > 0 ? { parentId, position: index - 1 } : null;
  if (step === "down") return index < siblings.length - 1 ? { parentId, position: index + 1 } : null;
  if (step === "in") {
    const before = siblings[index - 1];
    return before ? { parentId: before.id, position: before.children.length } : null;
  }
  const above = parent && find(pages, parent.id);
  return above ? { parentId: above.parent?.id ?? null, position: above.index + 1 } : null;
}

/** Where a page goes that is dropped on another one; null on itself or on what stands below it. */
export function dropOf(
  pages: readonly PageNode[],
  pageId: string,
  onto: { readonly pageId: string; readonly side: DropSide },
): PagePlace | null {
  if (branchOf(pages, pageId).has(onto.pageId)) return null;
  const target = find(pages, onto.pageId);
  if (!target) return null;
  if (onto.side === "inside")
    return { parentId: onto.pageId, position: target.siblings[target.index]?.children.length ?? 0 };
  const others = target.siblings.filter(({ id }) => id !== pageId);
  const index = others.findIndex(({ id }) => id === onto.pageId);
  return { parentId: target.parent?.id ?? null, position: index + (onto.side === "after" ? 1 : 0) };
}

/** A page and all below it: none of them can be what it is moved below. */
export function branchOf(pages: readonly PageNode[], pageId: string): ReadonlySet<string> {
  const found = find(pages, pageId);
  const page = found?.siblings[found.index];
  return new Set(page ? flatten([page]).map(({ node }) => node.id) : []);
}

/** All pages in the order of the tree, with how deep they are. */
export function flatten(pages: readonly PageNode[], depth = 0): readonly { node: PageNode; depth: number }[] {
  return pages.flatMap((node) => [{ node, depth }, ...flatten(node.children, depth + 1)]);
}

/** The page one is below; null at the top. */
export function parentOf(pages: readonly PageNode[], pageId: string): string | null {
  return find(pages, pageId)?.parent?.id ?? null;
}

function find(pages: readonly PageNode[], pageId: string, parent: PageNode | null = null): Found | null {
  const index = pages.findIndex(({ id }) => id === pageId);
  if (index >= 0) return { parent, siblings: pages, index };
  for (const page of pages) {
    const found = find(page.children, pageId, page);
    if (found) return found;
  }
  return null;
}
