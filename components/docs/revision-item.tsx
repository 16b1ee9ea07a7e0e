"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { queryKeys } from "@/lib/client/query-keys";
import { useSaveDoc } from "@/lib/client/use-save-doc";
import type { RevisionView } from "@/lib/domain/catalog-view";
import { TextDiff } from "./text-diff";

const verbs = { edit: "wrote", confirm: "confirmed", restore: "restored" } as const;

type RevisionItemProps = {
  slug: string;
  revision: RevisionView;
  /** The revision before, where it has been read already. */
  previous: RevisionView | null;
  isFirst: boolean;
  /** What a restore starts from; null where it cannot be restored. */
  restore: { target: { objectId: string } | { pageId: string }; field: string; base: number } | null;
};

/** One revision: who, when, at which migration, and how it differs from the one before. */
export function RevisionItem({ slug, revision, previous, isFirst, restore }: RevisionItemProps) {
  const save = useSaveDoc(slug);
  const queries = useQueryClient();

  function onRestore() {
    if (!restore) return;
    const input = { ...restore.target, field: restore.field, base: restore.base, text: revision.text };
    save.mutate(
      { ...input, kind: "restore", restoredFrom: revision.id },
      { onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.docHistory(slug, revision.docId) }) },
    );
  }

  return (
    <li className="flex flex-col gap-2 border-b pb-3 text-sm last:border-b-0">
      <div className="flex flex-wrap items-baseline gap-x-2 text-muted-foreground">
        <span className="font-medium text-foreground">Revision {revision.number}</span>
        <span>
          {revision.by} {verbs[revision.kind]} it <Time at={revision.at} />
        </span>
        {revision.version ? <span className="font-mono text-xs">at {revision.version}</span> : null}
        {restore ? (
          <Button size="sm" className="ml-auto" pending={save.isPending} onClick={onRestore}>
            <RotateCcw aria-hidden /> Restore
          </Button>
        ) : null}
      </div>
      {revision.reason ? <p className="text-muted-foreground">{revision.reason}</p> : null}
      {isFirst || previous ? (
        <TextDiff before={previous?.text ?? ""} after={revision.text} />
      ) : (
        <p className="rounded-md border bg-card p-2 break-words whitespace-pre-wrap">{revision.text}</p>
      )}
      {save.error ? (
        <p role="alert" className="text-bad">
          {save.error.message}
        </p>
      ) : null}
    </li>
  );
}
