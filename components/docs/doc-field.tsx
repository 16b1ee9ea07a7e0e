"use client";

import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { conflictOf, useSaveDoc } from "@/lib/client/use-save-doc";
import type { DocView } from "@/lib/domain/catalog-view";
import { DocEditor } from "./doc-editor";
import { DocHistoryButton } from "./doc-history";
import { DocReader } from "./doc-reader";
import { openNeighbourCell } from "./neighbour-cell";
import { useDraft } from "./use-draft";

const DocConflictPanel = lazy(() => import("./doc-conflict-panel"));

export type DocFieldProps = {
  slug: string;
  doc: DocView;
  /** Where the text hangs: an object of the catalog, or a page. */
  target: { objectId: string } | { pageId: string };
  /** What the field is called and whose it is, for names and the history: "Description", "users.email". */
  label: string;
  of: string;
  prompt: string;
  /** `cell` sits in a grid (Enter saves, Tab goes on to the next cell of its column); `block` takes Markdown. */
  variant: "cell" | "block";
  canWrite: boolean;
  /** The text as Markdown rendered on the server; absent while there is none. */
  children?: ReactNode;
};

/** One field of docs: read where it stands, edited where it stands, saved as a revision. */
export function DocField({ slug, doc, target, label, of, prompt, variant, canWrite, children }: DocFieldProps) {
  // What was saved last, until the page has been read anew and says the same. Not in the past, where nothing is saved.
  const [saved, setSaved] = useState<{ number: number; text: string } | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const save = useSaveDoc(slug);
  const newest = canWrite && saved && saved.number > doc.number ? saved : doc;
  const key = `${"objectId" in target ? target.objectId : target.pageId}/${doc.field}`;
  const { draft, base, isDirty, wasKept, begin, type, end: endDraft } = useDraft(key, newest.text, canWrite);

  function open() {
    save.reset();
    begin(newest);
  }

  function close() {
    endDraft();
    save.reset();
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>("[data-doc-edit]")?.focus());
  }

  function submit(text: string, from: number, then: () => void = close) {
    if (text === newest.text) return then();
    save.mutate(
      { ...target, field: doc.field, base: from, text },
      {
        onSuccess: (answer) => {
          setSaved({ number: answer.number, text: answer.text });
          endDraft();
          then();
        },
      },
    );
  }

  const conflict = conflictOf(save.error);
  // A page's text follows upon the page's title, an object's upon the heading of its section.
  const headingLevel = "pageId" in target ? 2 : 3;
  return (
    <div ref={root} data-doc-field={doc.field} className="min-w-0">
      {draft === null ? (
        <DocReader
          label={label}
          of={of}
          prompt={prompt}
          variant={variant}
          text={newest.text}
          headingLevel={headingLevel}
          rendered={newest.number === doc.number ? children : undefined}
          onEdit={canWrite ? open : null}
          history={
            <DocHistoryButton
              slug={slug}
              docId={doc.docId}
              number={newest.number}
              target={target}
              field={doc.field}
              title={`${label} of ${of}`}
              canWrite={canWrite}
            />
          }
        />
      ) : (
        <DocEditor
          label={`${label} of ${of}`}
          variant={variant}
          prompt={prompt}
          text={draft}
          headingLevel={headingLevel}
          isDirty={isDirty}
          wasKept={wasKept}
          isSaving={save.isPending}
          error={conflict ? null : (save.error?.message ?? null)}
          onChange={type}
          onSave={() => submit(draft, base)}
          onMove={(step) => submit(draft, base, () => moveOn(step))}
          onLeave={close}
        />
      )}
      {conflict && draft !== null ? (
        <Suspense>
          <DocConflictPanel
            conflict={conflict}
            mine={draft}
            onTheirs={() => {
              setSaved({ number: conflict.number, text: conflict.text });
              close();
            }}
            onMine={() => submit(draft, conflict.number)}
          />
        </Suspense>
      ) : null}
    </div>
  );

  function moveOn(step: 1 | -1) {
    endDraft();
    if (root.current) openNeighbourCell(root.current, step);
  }
}
