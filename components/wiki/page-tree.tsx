"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { PageNode } from "@/lib/domain/pages";
import { type DropSide, dropOf, type PageStep, stepOf } from "./page-moves";
import { PageRow } from "./page-row";
import { useChangePage } from "./use-change-page";

type PageTreeProps = { slug: string; pages: readonly PageNode[]; current?: string; canWrite: boolean };

export type Drag = { pageId: string; onto: { pageId: string; side: DropSide } | null };

const stepKeys: Readonly<Record<string, PageStep>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
};

/** The pages of the wiki as a tree of links. Who may write drags them, or moves the one with the focus by Alt and an arrow. */
export function PageTree({ slug, pages, current, canWrite }: PageTreeProps) {
  const { change, isPending } = useChangePage(slug);
  const [drag, setDrag] = useState<Drag | null>(null);
  const root = useRef<HTMLUListElement>(null);
  const moved = useRef<string | null>(null);
  // A page that was moved by key keeps the focus, wherever it stands now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the tree has been read anew.
  useEffect(() => {
    if (moved.current) root.current?.querySelector<HTMLElement>(`[data-page="${moved.current}"]`)?.focus();
    moved.current = null;
  }, [pages]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = event.altKey ? stepKeys[event.key] : undefined;
    const pageId = event.target instanceof HTMLElement ? event.target.dataset.page : undefined;
    if (!canWrite || !step || !pageId) return;
    event.preventDefault();
    const place = stepOf(pages, pageId, step);
    if (!place || isPending) return;
    moved.current = pageId;
    change({ pageId, ...place });
  }

  function drop() {
    const place = drag?.onto ? dropOf(pages, drag.pageId, drag.onto) : null;
    if (drag && place) change({ pageId: drag.pageId, ...place });
    setDrag(null);
  }

  const branch = (nodes: readonly PageNode[]) =>
    nodes.map((page) => (
      <li key={page.id}>
        <PageRow
          slug={slug}
          page={page}
          pages={pages}
          isCurrent={page.slug === current}
          drag={canWrite ? drag : null}
          onDrag={canWrite ? setDrag : null}
          onDrop={drop}
          onChange={change}
        />
        {page.children.length > 0 ? (
          <ul className="ml-4 flex flex-col gap-0.5 border-l pl-1">{branch(page.children)}</ul>
        ) : null}
      </li>
    ));
  return (
    <ul
      ref={root}
      onKeyDown={onKeyDown}
      aria-label="Tree of pages"
      aria-busy={isPending}
      className={cn("flex flex-col gap-0.5 text-sm", isPending && "opacity-70")}
    >
      {branch(pages)}
    </ul>
  );
}
