"use client";

import { lazy, Suspense, useState } from "react";
import { useFocusReturn } from "@/components/review/use-focus-return";
import { IconButton } from "@/components/ui/icon-button";
import { RowIcon } from "@/components/ui/row-icon";

const RevisionsSheet = lazy(() => import("./revisions-sheet"));

export type DocHistoryProps = {
  slug: string;
  docId: string;
  /** The newest revision's number: the base of a restore. */
  number: number;
  target: { objectId: string } | { pageId: string };
  field: string;
  /** Whose history it is: "Purpose of users". */
  title: string;
  canWrite: boolean;
};

/** Opens the revisions of one field: who wrote what when, at which migration. Nothing while nobody has written it. */
export function DocHistoryButton({ docId, ...props }: Omit<DocHistoryProps, "docId"> & { docId: string | null }) {
  const [isOpen, setIsOpen] = useState<boolean | null>(null);
  const focus = useFocusReturn();
  if (docId === null) return null;

  function open() {
    focus.remember();
    setIsOpen(true);
  }

  return (
    <>
      <IconButton label={`History of ${props.title.toLowerCase()}`} size="sm" onClick={open}>
        <RowIcon name="history" className="size-3.5!" />
      </IconButton>
      {isOpen === null ? null : (
        <Suspense>
          <RevisionsSheet
            {...props}
            docId={docId}
            isOpen={isOpen}
            onOpenChange={setIsOpen}
            onCloseAutoFocus={focus.restore}
          />
        </Suspense>
      )}
    </>
  );
}
