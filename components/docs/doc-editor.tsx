import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useIsMac } from "@/components/frame/use-is-mac";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";

type DocEditorProps = {
  label: string;
  prompt: string;
  variant: "cell" | "block";
  text: string;
  isDirty: boolean;
  /** Typed before the page was left, and here again: the focus stays where it is. */
  wasKept: boolean;
  isSaving: boolean;
  error: string | null;
  onChange: (text: string) => void;
  onSave: () => void;
  /** Saves, then opens the next (1) or previous (-1) cell of the column. */
  onMove: (step: 1 | -1) => void;
  onLeave: () => void;
};

/** A field while it is written: ⌘Enter saves, Esc leaves and asks only when something would be lost. */
export function DocEditor(props: DocEditorProps) {
  const { label, prompt, variant, text, isDirty, wasKept, isSaving, error, onChange, onSave, onMove, onLeave } = props;
  const [isLeaving, setIsLeaving] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it opens.
  useEffect(() => {
    const element = area.current;
    if (wasKept) return;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  // The answer that loses nothing is the one that has the focus; a second Esc gives it.
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isLeaving) keep.current?.focus();
  }, [isLeaving]);
  function stay() {
    setIsLeaving(false);
    area.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const isCell = variant === "cell";
    if (event.key === "Escape") {
      if (isLeaving) stay();
      else if (isDirty) setIsLeaving(true);
      else onLeave();
    } else if (event.target !== area.current) {
      return;
    } else if (event.key === "Enter" && (event.metaKey || event.ctrlKey || (isCell && !event.shiftKey))) {
      onSave();
    } else if (event.key === "Tab" && isCell) {
      onMove(event.shiftKey ? -1 : 1);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the field and the buttons inside.
    <div onKeyDown={onKeyDown} className={cn("flex flex-col gap-2", variant === "cell" && "-mx-2 -my-1")}>
      <Textarea
        ref={area}
        aria-label={label}
        placeholder={prompt}
        rows={variant === "cell" ? 1 : 4}
        value={text}
        readOnly={isSaving}
        onChange={(event) => {
          setIsLeaving(false);
          onChange(event.target.value);
        }}
        className={variant === "cell" ? "min-h-8 px-2 py-1 text-sm" : "min-h-20 font-mono text-sm"}
      />
      {wasKept ? (
        <p className="text-xs text-warn">Not saved yet: this is what you wrote before you left the page.</p>
      ) : null}
      {error ? (
        <p role="alert" className="text-sm text-bad">
          {error}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2 text-xs text-muted-foreground">
        {isLeaving ? (
          <LeaveQuestion keep={keep} onLeave={onLeave} onStay={stay} />
        ) : (
          <>
            <Button size="sm" variant="primary" pending={isSaving} onClick={onSave}>
              Save
            </Button>
            <Button size="sm" variant="ghost" onClick={() => (isDirty ? setIsLeaving(true) : onLeave())}>
              Cancel
            </Button>
            <KeyHints variant={variant} />
          </>
        )}
      </div>
    </div>
  );
}

type LeaveQuestionProps = { keep: RefObject<HTMLButtonElement | null>; onLeave: () => void; onStay: () => void };

function LeaveQuestion({ keep, onLeave, onStay }: LeaveQuestionProps) {
  return (
    <>
      <span>Discard what you wrote?</span>
      <Button size="sm" variant="danger" onClick={onLeave}>
        Discard
      </Button>
      <Button ref={keep} size="sm" onClick={onStay}>
        Keep writing <Kbd>Esc</Kbd>
      </Button>
    </>
  );
}

function KeyHints({ variant }: Pick<DocEditorProps, "variant">) {
  const isMac = useIsMac();
  const saveKeys = variant === "cell" ? "↵" : isMac ? "⌘↵" : "Ctrl ↵";
  return (
    <span className="hidden items-center gap-1 sm:flex">
      <Kbd>{saveKeys}</Kbd> saves
      {variant === "cell" ? (
        <>
          , <Kbd>Tab</Kbd> next row
        </>
      ) : (
        ". Markdown, tables and Mermaid are read."
      )}
    </span>
  );
}
