"use client";

import { useQueryClient } from "@tanstack/react-query";
import { TextDiff } from "@/components/diff/text-diff";
import { buttonClasses } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { queryKeys } from "@/lib/client/query-keys";
import type { RevisionView } from "@/lib/domain/catalog-view";
import { paths } from "@/lib/domain/paths";
import { RestoreRevision } from "./restore-revision";
import { RevisionLine } from "./revision-line";

type RevisionItemProps = {
  slug: string;
  revision: RevisionView;
  /** The revision before, where it has been read already. */
  previous: RevisionView | null;
  isFirst: boolean;
  /** The newest revision's number. */
  newest: number;
  /** What a restore starts from; null where it cannot be restored. */
  restore: { target: { objectId: string } | { pageId: string }; field: string } | null;
};

/** One revision: who, when, at which migration, and how it differs from the one before. */
export function RevisionItem({ slug, revision, previous, isFirst, newest, restore }: RevisionItemProps) {
  const queries = useQueryClient();
  const { number, docId } = revision;
  return (
    <li className="flex flex-col gap-2 border-b pb-3 text-sm last:border-b-0">
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-muted-foreground">
        <RevisionLine revision={revision} />
        <span className="ml-auto" />
        {number === newest ? null : (
          <Link
            href={paths.docRevisions(slug, docId, { from: number, to: newest })}
            className={buttonClasses({ variant: "ghost", size: "sm" })}
          >
            Compare with the newest
          </Link>
        )}
        {restore ? (
          <RestoreRevision
            slug={slug}
            {...restore}
            base={newest}
            revision={revision}
            onRestored={() => queries.invalidateQueries({ queryKey: queryKeys.docHistory(slug, docId) })}
          />
        ) : null}
      </div>
      {revision.reason ? <p className="text-muted-foreground">{revision.reason}</p> : null}
      {isFirst || previous ? (
        <TextDiff before={previous?.text ?? ""} after={revision.text} />
      ) : (
        <p className="rounded-md border bg-card p-2 break-words whitespace-pre-wrap">{revision.text}</p>
      )}
    </li>
  );
}
