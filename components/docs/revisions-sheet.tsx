"use client";

import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { QueryProvider } from "@/lib/client/query-provider";
import { useDocHistory } from "@/lib/client/use-doc-history";
import { paths } from "@/lib/domain/paths";
import type { DocHistoryProps } from "./doc-history";
import { RevisionItem } from "./revision-item";

type RevisionsSheetProps = DocHistoryProps & {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onCloseAutoFocus: (event: Event) => void;
};

/** The revisions of one field in a drawer, newest first. The default export is what `lazy` takes. */
export default function RevisionsSheet({ isOpen, onOpenChange, onCloseAutoFocus, ...props }: RevisionsSheetProps) {
  return (
    <Sheet open={isOpen} onOpenChange={onOpenChange}>
      <SheetContent title={props.title} className="w-[36rem]" onCloseAutoFocus={onCloseAutoFocus}>
        {isOpen ? (
          <QueryProvider>
            <Revisions {...props} />
          </QueryProvider>
        ) : null}
      </SheetContent>
    </Sheet>
  );
}

function Revisions({ slug, docId, number, target, field, canWrite }: DocHistoryProps) {
  const history = useDocHistory(slug, docId, true);
  const revisions = history.data?.pages.flatMap((page) => page.revisions) ?? [];
  const newest = Math.max(number, revisions[0]?.number ?? 0);
  return (
    <div className="flex flex-1 flex-col gap-3 overflow-y-auto p-4">
      {history.isPending ? <Skeleton className="h-32" /> : null}
      {history.error ? <p className="text-sm text-bad">{history.error.message}</p> : null}
      <p className="flex flex-wrap gap-x-4 text-sm">
        <Link href={paths.docRevisions(slug, docId)} className="rounded-sm text-primary hover:underline">
          Compare any two
        </Link>
        <Link
          href={paths.docRevisions(slug, docId, { view: "blame" })}
          className="rounded-sm text-primary hover:underline"
        >
          Who wrote what
        </Link>
      </p>
      <ol className="flex flex-col gap-3">
        {revisions.map((revision, index) => (
          <RevisionItem
            key={revision.id}
            slug={slug}
            revision={revision}
            previous={revisions[index + 1] ?? null}
            isFirst={revision.number === 1}
            newest={newest}
            restore={canWrite && revision.number !== newest ? { target, field } : null}
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
