"use client";

import { useState } from "react";
import { SourceDiff } from "@/components/diff/source-diff";
import { Identifier } from "@/components/ui/identifier";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { useRevisionPair } from "@/lib/client/use-revision-pair";
import { paths } from "@/lib/domain/paths";
import type { WrittenSince } from "@/lib/domain/review-view";

type WrittenFieldProps = {
  slug: string;
  writing: WrittenSince;
  /** Shown with its texts at once. */
  isOpenFirst: boolean;
};

/** A field that was written: by whom and when, and, opened, how its text differs. */
export function WrittenField({ slug, writing, isOpenFirst }: WrittenFieldProps) {
  const { docId, object, field, from, to, by, at } = writing;
  const [isOpen, setIsOpen] = useState(isOpenFirst);
  const pair = useRevisionPair(slug, docId, from, to, isOpen);
  return (
    <li>
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="w-fit cursor-pointer rounded-sm py-0.5">
          {field} of{" "}
          <span className="font-mono">
            <Identifier>{object}</Identifier>
          </span>{" "}
          <span className="text-xs text-muted-foreground">
            {from === 0 ? "written" : `revision ${from} to ${to}`} by {by}, <Time at={at} day />
          </span>
        </summary>
        {isOpen ? (
          <div className="mt-1 mb-2 flex flex-col gap-1">
            {pair.isPending ? <Skeleton className="h-12" /> : null}
            {pair.error ? <p className="text-bad">{pair.error.message}</p> : null}
            {pair.data ? <SourceDiff blocks={pair.data.diff.blocks} /> : null}
            <Link
              href={paths.docRevisions(slug, docId, { from, to })}
              className="w-fit rounded-sm text-xs text-primary hover:underline"
            >
              Compare in full<span className="sr-only">: {`${field} of ${object}`}</span>
            </Link>
          </div>
        ) : null}
      </details>
    </li>
  );
}
