import type { StateCommand } from "@codemirror/state";
import { Eye, EyeOff } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { EditorPreview } from "./editor-preview";
import { EditorToolbar } from "./editor-toolbar";
import { useCodeMirror, type WrittenText } from "./use-code-mirror";
import { writingBox } from "./writing-box";

export type MarkdownEditorProps = Omit<WrittenText, "onPlace"> & {
  /** What stands below the text, beside the toolbar. */
  actions: ReactNode;
};

const besideFromPx = 704;

/** Markdown with a toolbar and its preview: beside it where there is room, else in its place. */
export function MarkdownEditor({ actions, ...written }: MarkdownEditorProps) {
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
    <div ref={box} className="@container flex flex-col gap-2">
      <div className={cn("grid gap-4", isPreviewed && "@min-[44rem]:grid-cols-2")}>
        <div ref={parent} className={cn(writingBox, isPreviewed && "@max-[44rem]:hidden")} />
        {isPreviewed ? (
          <EditorPreview
            label={written.label}
            text={written.text}
            place={place}
            className="-my-1 max-h-[calc(100dvh-9rem)] self-start overflow-auto py-1 @min-[44rem]:sticky @min-[44rem]:top-14 @min-[44rem]:border-l @min-[44rem]:pl-4"
          />
        ) : null}
      </div>
      <div className="sticky bottom-0 z-10 -mx-2 flex flex-wrap items-center gap-x-4 gap-y-1 bg-background px-2 py-1">
        <div className="flex flex-wrap items-center">
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
        </div>
        {actions}
      </div>
    </div>
  );
}
