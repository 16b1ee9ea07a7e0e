import type { StateCommand } from "@codemirror/state";
import { Eye, EyeOff } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { EditorPreview } from "./editor-preview";
import { EditorToolbar } from "./editor-toolbar";
import { useCodeMirror, type WrittenText } from "./use-code-mirror";
import { writingBox } from "./writing-box";

export type MarkdownEditorProps = Omit<WrittenText, "onPlace"> & {
  headingLevel: 2 | 3;
  /** Where the toolbar goes: below the text, beside what saves it. */
  tools: HTMLElement | null;
};

const besideFromPx = 704;

/** Markdown with a toolbar and its preview: beside it where there is room, else in its place. */
export function MarkdownEditor({ headingLevel, tools, ...written }: MarkdownEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const parent = useRef<HTMLDivElement>(null);
  const place = useRef(0);
  const [isPreviewed, setIsPreviewed] = useState(false);
  const view = useCodeMirror(parent, {
    ...written,
    onPlace: (share) => {
      place.current = share;
    },
  });
  function format(command: StateCommand) {
    view.current?.focus();
    if (view.current) command(view.current);
  }
  useLayoutEffect(() => setIsPreviewed((box.current?.clientWidth ?? 0) >= besideFromPx), []);

  return (
    <div ref={box} className="@container">
      <div className={cn("grid gap-4", isPreviewed && "@min-[44rem]:grid-cols-2")}>
        <div ref={parent} className={cn(writingBox, isPreviewed && "@max-[44rem]:hidden")} />
        {isPreviewed ? (
          <EditorPreview
            label={written.label}
            text={written.text}
            headingLevel={headingLevel}
            place={place}
            className="-my-1 max-h-[calc(100dvh-9rem)] self-start overflow-auto py-1 @min-[44rem]:sticky @min-[44rem]:top-14 @min-[44rem]:border-l @min-[44rem]:pl-4"
          />
        ) : null}
      </div>
      {tools
        ? createPortal(
            <>
              <EditorToolbar label={written.label.toLowerCase()} isReadOnly={written.isReadOnly} onFormat={format} />
              <IconButton
                label="Preview"
                aria-pressed={isPreviewed}
                size="sm"
                className={cn(isPreviewed && "bg-accent")}
                onClick={() => setIsPreviewed(!isPreviewed)}
              >
                {isPreviewed ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
              </IconButton>
            </>,
            tools,
          )
        : null}
    </div>
  );
}
