"use client";

import { StateLink } from "@/components/frame/state-link";
import { Button } from "@/components/ui/button";
import { Revealed } from "@/components/ui/revealed";
import type { PageNode } from "@/lib/domain/pages";
import { paths } from "@/lib/domain/paths";
import { useChangePage } from "./use-change-page";

type ArchivedPagesProps = { slug: string; pages: readonly PageNode[]; canWrite: boolean };

/** The pages that are out of the tree: still to be read, and to be brought back. */
export function ArchivedPages({ slug, pages, canWrite }: ArchivedPagesProps) {
  const { change, isPending } = useChangePage(slug);
  if (pages.length === 0) return null;
  return (
    <section aria-labelledby="archived" className="flex max-w-xl flex-col gap-2">
      <h2 id="archived" className="text-lg font-semibold">
        Archived <span className="ml-1 text-sm font-normal text-muted-foreground">{pages.length}</span>
      </h2>
      <ul className="rounded-lg border bg-card p-2 text-sm">
        {pages.map(({ id, slug: address, title }) => (
          <li key={id} className="flex items-center gap-2 rounded-md pr-1 hover:bg-accent">
            <StateLink
              href={paths.page(slug, address)}
              className="ring-inside min-w-0 flex-1 rounded-md px-2 py-1.5 break-words text-muted-foreground"
            >
              <Revealed>{title}</Revealed>
            </StateLink>
            {canWrite ? (
              <Button
                size="sm"
                variant="ghost"
                disabled={isPending}
                aria-label={`Restore ${title}`}
                onClick={() => change({ pageId: id, isArchived: false })}
              >
                Restore
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
