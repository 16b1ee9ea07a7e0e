"use client";

import { History } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { useDocHistory } from "@/lib/client/use-doc-history";
import { RevisionItem } from "./revision-item";

type DocHistoryButtonProps = {
  slug: string;
  docId: string | null;
  /** The newest revision's number: the base of a restore. */
  number: number;
  target: { objectId: string } | { pageId: string };
  field: string;
  /** Whose history it is: "Purpose of users". */
  title: string;
  canWrite: boolean;
};

/** Opens the revisions of one field: who wrote what when, at which migration; each can be compared and restored. */
export function DocHistoryButton({ slug, docId, number, target, field, title, canWrite }: DocHistoryButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (docId === null) return null;
  return (
    <>
      <IconButton label={`History of ${title.toLowerCase()}`} size="sm" onClick={() => setIsOpen(true)}>
        <History className="size-3.5!" aria-hidden />
      </IconButton>
      <Sheet open={isOpen} onOpenChange={setIsOpen}>
        <SheetContent title={title} className="w-[36rem]">
          {isOpen ? (
            <Revisions slug={slug} docId={docId} number={number} target={target} field={field} canWrite={canWrite} />
          ) : null}
        </SheetContent>
      </Sheet>
    </>
  );
}

type RevisionsProps = Omit<DocHistoryButtonProps, "title" | "docId"> & { docId: string };

function Revisions({ slug, docId, number, target, field, canWrite }: RevisionsProps) {
  const history = useDocHistory(slug, docId, true);
  const revisions = history.data?.pages.flatMap((page) => page.revisions) ?? [];
  return (
    <div className="flex flex-1 flex-col gap-3 overflow-y-auto p-4">
      {history.isPending ? <Skeleton className="h-32" /> : null}
      {history.error ? <p className="text-sm text-bad">{history.error.message}</p> : null}
      <ol className="flex flex-col gap-3">
        {revisions.map((revision, index) => (
          <RevisionItem
            key={revision.id}
            slug={slug}
            revision={revision}
            previous={revisions[index + 1] ?? null}
            isFirst={revision.number === 1}
            restore={canWrite && revision.number !== number ? { target, field, base: number } : null}
          />
        ))}
      </ol>
      {history.hasNextPage ? (
        <Button onClick={() => history.fetchNextPage()} pending={history.isFetchingNextPage}>
          Show older revisions
        </Button>
      ) : null}
    </div>
  );
}
