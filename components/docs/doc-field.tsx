"use client";

import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import type { DocView } from "@/lib/domain/catalog-view";
import { DocEditor } from "./doc-editor";
import { DocHistoryButton } from "./doc-history";
import { DocReader } from "./doc-reader";
import { goToCell, openNeighbourCell } from "./neighbour-cell";
import { NewerNote, WriterNote } from "./others-notes";
import { UnsavedNote } from "./unsaved-note";
import { useDocEdit } from "./use-doc-edit";

const loadPanel = () => import("./doc-conflict-panel");
const DocConflictPanel = lazy(loadPanel);

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
  const root = useRef<HTMLDivElement>(null);
  const name = `${label} of ${of}`;
  const field = useDocEdit({ project: slug, target, label: name, doc, canWrite });
  const { edit, newest, text } = field;
  const { state } = edit ?? {};
  // Fetched while one writes: by the time of a conflict a new deployment may have taken it away.
  useEffect(() => {
    if (field.isEditing) loadPanel().catch(() => {});
  }, [field.isEditing]);

  const toReader = () =>
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>("[data-doc-edit]")?.focus());
  const toNeighbour = (step: 1 | -1) => () => root.current && openNeighbourCell(root.current, step);

  function leave() {
    field.discard();
    toReader();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const isPlain = !event.shiftKey && !event.metaKey && !event.ctrlKey && !event.altKey;
    if (field.isEditing || !isPlain || !(event.target as HTMLElement).matches("[data-doc-edit]")) return;
    if (goToCell(event.currentTarget, event.key)) event.preventDefault();
  }

  if (edit && state?.kind === "conflict")
    return (
      <div ref={root} data-doc-field={doc.field} className="min-w-0">
        <Suspense>
          <DocConflictPanel
            label={name}
            base={edit.baseText}
            mine={edit.text}
            conflict={state.conflict}
            onSave={(merged) => field.resolve(merged, state.conflict, toReader)}
            onLater={field.open}
          />
        </Suspense>
      </div>
    );

  // A page's text follows upon the page's title, an object's upon the heading of its section.
  const headingLevel = "pageId" in target ? 2 : 3;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the arrows of the button inside.
    <div ref={root} data-doc-field={doc.field} onKeyDown={onKeyDown} className="relative min-w-0">
      {field.isEditing ? (
        <DocEditor
          label={name}
          variant={variant}
          prompt={prompt}
          text={text}
          headingLevel={headingLevel}
          isDirty={edit !== null}
          wasKept={edit !== null && !field.isOpen}
          isSaving={state?.kind === "sending"}
          error={state?.kind === "refused" ? state.message : null}
          onChange={field.type}
          onSave={() => field.submit(toReader)}
          onMove={(step) => field.submit(toNeighbour(step))}
          onLeave={leave}
        />
      ) : (
        <DocReader
          label={label}
          of={of}
          prompt={prompt}
          variant={variant}
          text={text}
          headingLevel={headingLevel}
          rendered={!edit && newest.number === doc.number ? children : undefined}
          onEdit={canWrite ? field.open : null}
          history={
            <DocHistoryButton
              slug={slug}
              docId={doc.docId}
              number={newest.number}
              target={target}
              field={doc.field}
              title={name}
              canWrite={canWrite}
            />
          }
        />
      )}
      {edit && !field.isEditing ? <UnsavedNote edit={edit} /> : null}
      {edit && newest.number > edit.base ? <NewerNote place={field.place} number={newest.number} by={doc.by} /> : null}
      <WriterNote place={field.place} isEditing={field.isEditing} />
    </div>
  );
}
