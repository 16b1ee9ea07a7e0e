"use client";

import { Archive, ArrowDown, ArrowUp, Ellipsis, IndentDecrease, IndentIncrease, Pencil } from "lucide-react";
import { useRef, useState } from "react";
import { useIsMac } from "@/components/frame/use-is-mac";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import type { PageChangeInput, PageNode } from "@/lib/domain/pages";
import { PageDialog } from "./page-dialog";
import { type PageStep, stepOf } from "./page-moves";

type PageMenuProps = {
  page: PageNode;
  pages: readonly PageNode[];
  onChange: (change: PageChangeInput) => void;
};

const steps = [
  { step: "up", label: "Move up", key: "↑", icon: ArrowUp },
  { step: "down", label: "Move down", key: "↓", icon: ArrowDown },
  { step: "in", label: "Move below the one before", key: "→", icon: IndentIncrease },
  { step: "out", label: "Move out beside its parent", key: "←", icon: IndentDecrease },
] as const satisfies readonly { step: PageStep; label: string; key: string; icon: typeof ArrowUp }[];

/** What can be done with a page but writing it. */
export function PageMenu({ page, pages, onChange }: PageMenuProps) {
  const [isNaming, setIsNaming] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const isMac = useIsMac();

  function archive() {
    onChange({ pageId: page.id, isArchived: true });
    const undo = { label: "Undo", onClick: () => onChange({ pageId: page.id, isArchived: false }) };
    toast(`“${page.title}” is in the archive.`, { action: undo });
  }

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton ref={opener} label={`More of ${page.title}`} size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setIsNaming(true)}>
            <Pencil aria-hidden /> Rename or move…
          </DropdownMenuItem>
          {steps.map(({ step, label, key, icon: Icon }) => {
            const place = stepOf(pages, page.id, step);
            return (
              <DropdownMenuItem
                key={step}
                keys={`${isMac ? "⌥" : "Alt "}${key}`}
                disabled={place === null}
                onSelect={() => place && onChange({ pageId: page.id, ...place })}
              >
                <Icon aria-hidden /> {label}
              </DropdownMenuItem>
            );
          })}
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={archive}>
            <Archive aria-hidden /> Archive
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {isNaming ? (
        <PageDialog page={page} pages={pages} onChange={onChange} onClose={() => setIsNaming(false)} opener={opener} />
      ) : null}
    </>
  );
}
