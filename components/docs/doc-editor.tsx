import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useIsMac } from "@/components/frame/use-is-mac";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { LineQuestion } from "@/components/ui/line-question";
import { Textarea } from "@/components/ui/textarea";
import { offsetIn, takeOpenedPlace } from "./editor/opened-place";
import { useMarkdownEditor } from "./editor/use-markdown-editor";
import { writingBox } from "./editor/writing-box";

type DocEditorProps = {
  label: string;
  prompt: string;
  variant: "cell" | "block";
  text: string;
  headingLevel: 2 | 3;
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

const plainField = cn(
  writingBox,
  "w-auto max-h-none min-h-[max(1.875rem,var(--written-height,0px))] border-0 shadow-none",
);

const actionsClasses = "flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground";

/**
 * A field while it is written: ⌘Enter saves, Esc leaves and asks only when something would be lost. Markdown gets an editor of
 * its own as soon as that is loaded; until then, and where it cannot be, a plain field does.
 */
export function DocEditor(props: DocEditorProps) {
  const { label, prompt, variant, text, headingLevel, isDirty, wasKept, isSaving, error } = props;
  const { onChange, onSave, onMove, onLeave } = props;
  const isCell = variant === "cell";
  const [isLeaving, setIsLeaving] = useState(false);
  const [place] = useState(takeOpenedPlace);
  const root = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const markdown = useMarkdownEditor(!isCell, area);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it opens.
  useEffect(() => {
    const element = area.current;
    if (wasKept) return;
    const at = place ? offsetIn(text, place) : text.length;
    element?.focus({ preventScroll: true });
    element?.setSelectionRange(at, at);
  }, []);

  function stay() {
    setIsLeaving(false);
    // On a phone the preview stands in the place of the text, which cannot have the focus then.
    const places = [
      ...(root.current?.querySelectorAll<HTMLElement>("textarea, [contenteditable], [aria-pressed]") ?? []),
    ];
    places.find(({ offsetParent }) => offsetParent !== null)?.focus({ preventScroll: true });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.isDefaultPrevented()) return;
    const isInText = event.target === area.current;
    if (event.key === "Escape") {
      if (isLeaving) stay();
      else if (isDirty) setIsLeaving(true);
      else onLeave();
    } else if (event.key === "Enter" && (event.metaKey || event.ctrlKey || (isCell && isInText && !event.shiftKey))) {
      onSave();
    } else if (event.key === "Tab" && isCell && isInText) {
      onMove(event.shiftKey ? -1 : 1);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function write(next: string) {
    setIsLeaving(false);
    onChange(next);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the field and the buttons inside.
    <div
      ref={root}
      onKeyDown={onKeyDown}
      className={cn("flex flex-col gap-2", isCell && "-mx-2 -my-1")}
      style={place && !isCell ? ({ "--written-height": `${place.heightPx - 8}px` } as CSSProperties) : undefined}
    >
      {markdown ? (
        <markdown.Editor
          label={label}
          prompt={prompt}
          text={text}
          isReadOnly={isSaving}
          selection={markdown.selection}
          headingLevel={headingLevel}
          tools={tools}
          onChange={write}
        />
      ) : (
        <Textarea
          ref={area}
          aria-label={label}
          placeholder={prompt}
          rows={isCell ? 1 : 4}
          value={text}
          readOnly={isSaving}
          onChange={(event) => write(event.target.value)}
          className={isCell ? "min-h-8 px-2 py-1 text-sm" : plainField}
        />
      )}
      <div
        className={isCell ? actionsClasses : cn(actionsClasses, "sticky bottom-0 z-10 -mx-2 bg-background px-2 py-1")}
      >
        {isCell ? null : <div ref={setTools} className="mr-2 flex min-h-7 flex-wrap items-center" />}
        {isLeaving ? (
          <LineQuestion confirm="Discard" keep="Keep writing" onConfirm={onLeave} onKeep={stay}>
            Discard what you wrote?
          </LineQuestion>
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
      {wasKept ? (
        <p className="text-xs text-warn">Not saved yet: this is what you wrote before you left the page.</p>
      ) : null}
      {error ? (
        <p role="alert" className="text-sm text-bad">
          {error}
        </p>
      ) : null}
    </div>
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
        <>
          , <Kbd>Esc</Kbd> leaves
        </>
      )}
    </span>
  );
}
