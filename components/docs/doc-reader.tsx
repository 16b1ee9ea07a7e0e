import type { MouseEvent, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { RowIcon } from "@/components/ui/row-icon";
import { noteOpenedPlace } from "./editor/opened-place";
import { markdownEditor } from "./editor/use-markdown-editor";
import { JustSaved, markdownHere } from "./just-saved";

type DocReaderProps = {
  label: string;
  of: string;
  prompt: string;
  variant: "cell" | "block";
  text: string;
  headingLevel: 2 | 3;
  /** The Markdown as rendered on the server; absent right after a save, when it is rendered here. */
  rendered: ReactNode;
  onEdit: (() => void) | null;
  /** Opens the field's revisions; shown with the pointer or the focus. */
  history: ReactNode;
};

/** A field as it is read. A click on the text, or the button that appears with pointer and focus, starts editing. */
export function DocReader({
  label,
  of,
  prompt,
  variant,
  text,
  headingLevel,
  rendered,
  onEdit,
  history,
}: DocReaderProps) {
  if (text === "") return <Unwritten label={label} of={of} prompt={prompt} variant={variant} onEdit={onEdit} />;
  const fetchWriting = onEdit ? () => fetchEditor(variant) : undefined;
  function editUnlessSelecting(event: MouseEvent<HTMLElement>) {
    const isLink = event.target instanceof Element && event.target.closest("a, button, iframe") !== null;
    const isSelecting = (window.getSelection()?.toString() ?? "") !== "";
    if (isLink || isSelecting) return;
    noteOpenedPlace(event.currentTarget, event);
    onEdit?.();
  }
  function editAtEnd(event: MouseEvent<HTMLElement>) {
    const text = event.currentTarget.closest<HTMLElement>("[data-doc-text]");
    if (text) noteOpenedPlace(text, null);
    onEdit?.();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same for keyboard and screen reader.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
    <div
      data-doc-text
      onClick={editUnlessSelecting}
      onPointerEnter={fetchWriting}
      onFocus={fetchWriting}
      className={cn(
        "group/doc relative -mx-2 -my-1 rounded-md px-2 py-1 break-words",
        onEdit && "cursor-text hover:bg-muted/70",
      )}
    >
      {rendered ?? <JustSaved text={text} headingLevel={headingLevel} />}
      <div
        className={cn(
          "absolute top-0.5 right-0.5 flex rounded-md border bg-card opacity-0 shadow-xs group-focus-within/doc:opacity-100 group-hover/doc:opacity-100",
          variant === "block" &&
            "pointer-coarse:static pointer-coarse:mt-1 pointer-coarse:w-fit pointer-coarse:opacity-100",
        )}
      >
        {history}
        {onEdit ? (
          <IconButton label={`Edit ${label.toLowerCase()} of ${of}`} size="sm" data-doc-edit onClick={editAtEnd}>
            <RowIcon name="pencil" className="size-3.5!" />
          </IconButton>
        ) : null}
      </div>
    </div>
  );
}

function fetchEditor(variant: "cell" | "block"): void {
  void markdownHere.load();
  if (variant === "block") void markdownEditor.load();
}

function Unwritten({
  label,
  of,
  prompt,
  variant,
  onEdit,
}: Omit<DocReaderProps, "text" | "headingLevel" | "rendered" | "history">) {
  if (!onEdit) return <p className="text-faint italic">Not written yet</p>;
  const name = label.toLowerCase();
  const words = variant === "cell" ? `Add ${name}` : prompt;
  return (
    <button
      type="button"
      aria-label={variant === "cell" ? `${words} of ${of}` : `Write ${name} of ${of}: ${words}`}
      data-doc-edit
      onClick={onEdit}
      onPointerEnter={() => fetchEditor(variant)}
      onFocus={() => fetchEditor(variant)}
      className={cn(
        "-mx-2 -my-1 block w-full cursor-text rounded-md px-2 py-1 text-left text-faint hover:bg-muted/70 hover:text-muted-foreground",
        variant === "cell" && "truncate",
      )}
    >
      {words}
    </button>
  );
}
