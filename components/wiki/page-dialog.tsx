"use client";

import { type FormEvent, type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MAX_PAGE_TITLE, type PageChangeInput, type PageNode } from "@/lib/domain/pages";
import { parentOf } from "./page-moves";
import { ParentChoice } from "./parent-choice";

type PageDialogProps = {
  page: PageNode;
  pages: readonly PageNode[];
  onChange: (change: PageChangeInput) => void;
  onClose: () => void;
  /** Where the focus goes then. */
  opener: RefObject<HTMLElement | null>;
};

const last = 100_000;

/** A page's title and the page it stands below. */
export function PageDialog({ page, pages, onChange, onClose, opener }: PageDialogProps) {
  const before = parentOf(pages, page.id);
  const [title, setTitle] = useState(page.title);
  const [parentId, setParentId] = useState(before);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const [isNamed, isMoved] = [title.trim() !== page.title, parentId !== before];
    const place = { pageId: page.id, parentId, position: last };
    if (isMoved) onChange(isNamed ? { ...place, title } : place);
    else if (isNamed) onChange({ pageId: page.id, title });
    onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title="Rename or move"
        description="Its address stays, so that links to it go on leading there."
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          opener.current?.focus();
        }}
      >
        <DialogBody>
          <form onSubmit={onSubmit} className="flex flex-col gap-4">
            <Field label="Title" required>
              <Input value={title} maxLength={MAX_PAGE_TITLE} onChange={(event) => setTitle(event.target.value)} />
            </Field>
            <ParentChoice pages={pages} pageId={page.id} parentId={parentId} onChoose={setParentId} />
            <Button type="submit" variant="primary" disabled={title.trim() === ""} className="self-start">
              Save
            </Button>
          </form>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
