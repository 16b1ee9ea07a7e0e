import { FileText } from "lucide-react";
import type { DragEvent } from "react";
import { StateLink } from "@/components/frame/state-link";
import { cn } from "@/components/ui/cn";
import { Revealed } from "@/components/ui/revealed";
import type { PageChangeInput, PageNode } from "@/lib/domain/pages";
import { paths } from "@/lib/domain/paths";
import { PageMenu } from "./page-menu";
import { branchOf, type DropSide } from "./page-moves";
import type { Drag } from "./page-tree";

type PageRowProps = {
  slug: string;
  page: PageNode;
  pages: readonly PageNode[];
  isCurrent: boolean;
  drag: Drag | null;
  /** Null for those who may only read. */
  onDrag: ((drag: Drag | null) => void) | null;
  onDrop: () => void;
  onChange: (change: PageChangeInput) => void;
};

const dropLook: Readonly<Record<DropSide, string>> = {
  before: "shadow-[0_-2px_0_0_var(--primary)]",
  inside: "bg-primary-soft",
  after: "shadow-[0_2px_0_0_var(--primary)]",
};

/** A page of the tree: its link, and its menu with the pointer or the focus. */
export function PageRow({ slug, page, pages, isCurrent, drag, onDrag, onDrop, onChange }: PageRowProps) {
  function onDragOver(event: DragEvent<HTMLElement>) {
    if (!drag || branchOf(pages, drag.pageId).has(page.id)) return;
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientY - top) / height;
    const side = share < 0.3 ? "before" : share > 0.7 ? "after" : "inside";
    if (drag.onto?.pageId !== page.id || drag.onto.side !== side)
      onDrag?.({ ...drag, onto: { pageId: page.id, side } });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dragged here can also be moved by key and from the menu.
    <div
      draggable={onDrag !== null}
      onDragStart={() => onDrag?.({ pageId: page.id, onto: null })}
      onDragOver={onDragOver}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
      onDragEnd={() => onDrag?.(null)}
      className={cn(
        "group/row flex items-start rounded-md pr-1 focus-within:bg-accent hover:bg-accent",
        isCurrent && "bg-accent font-medium",
        drag?.onto?.pageId === page.id && dropLook[drag.onto.side],
        drag?.pageId === page.id && "opacity-50",
      )}
    >
      <StateLink
        href={paths.page(slug, page.slug)}
        data-page={page.id}
        draggable={false}
        aria-current={isCurrent ? "page" : undefined}
        aria-keyshortcuts={onDrag ? "Alt+ArrowUp Alt+ArrowDown Alt+ArrowRight Alt+ArrowLeft" : undefined}
        className="ring-inside flex min-w-0 flex-1 items-start gap-2 rounded-md px-2 py-1.5"
      >
        <FileText className="mt-0.5 size-4 shrink-0 text-muted-foreground" aria-hidden />
        <span className="min-w-0 break-words">
          <Revealed>{page.title}</Revealed>
        </span>
      </StateLink>
      {onDrag ? (
        <div className="mt-0.5 opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:opacity-100">
          <PageMenu page={page} pages={pages} onChange={onChange} />
        </div>
      ) : null}
    </div>
  );
}
