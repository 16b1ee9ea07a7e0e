"use client";

import { Archive } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useChangePage } from "./use-change-page";

/** Above a page that is out of the tree; `pageId` is null for those who may not bring it back. */
export function ArchivedNote({ slug, pageId }: { slug: string; pageId: string | null }) {
  const { change, isPending } = useChangePage(slug);
  return (
    <div role="note" className="flex flex-wrap items-center gap-3 rounded-md border bg-muted px-3 py-2 text-sm">
      <Archive className="size-4 shrink-0 text-muted-foreground" aria-hidden />
      <p>This page is archived: it is out of the tree, and can be read here.</p>
      {pageId ? (
        <Button size="sm" pending={isPending} onClick={() => change({ pageId, isArchived: false })}>
          Restore
        </Button>
      ) : null}
    </div>
  );
}
