import { type RefObject, useEffect, useRef, useState } from "react";
import MarkdownHere from "@/components/markdown/markdown-here";
import { cn } from "@/components/ui/cn";

/** A longer text is not set while it is written: it would hold the typing up. */
const MOST_CHARACTERS = 200_000;

type EditorPreviewProps = {
  label: string;
  text: string;
  headingLevel: 2 | 3;
  /** Where the cursor is in the text, from 0 to 1: the same part of the preview is in sight. */
  place: RefObject<number>;
  className?: string;
};

/** The text as the page will show it, a moment after it was written. */
export function EditorPreview({ label, text, headingLevel, place, className }: EditorPreviewProps) {
  const shown = useSettled(text, 100 + Math.min(900, text.length / 100));
  const area = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another text is shown.
  useEffect(() => {
    const element = area.current;
    if (element) element.scrollTop = place.current * (element.scrollHeight - element.clientHeight);
  }, [shown, place]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section ref={area} tabIndex={0} aria-label={`Preview of ${label}`} className={cn("ring-inside", className)}>
      {shown.length > MOST_CHARACTERS ? (
        <p className="text-muted-foreground">Too long to be shown while it is written. Save it to see it.</p>
      ) : shown.trim() === "" ? (
        <p className="text-faint">What you write shows here as it will stand on the page.</p>
      ) : (
        <MarkdownHere text={shown} headingLevel={headingLevel} />
      )}
    </section>
  );
}

/** A value once it has stayed the same for so long. */
function useSettled(value: string, waitMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), waitMs);
    return () => clearTimeout(timer);
  }, [value, waitMs]);
  return settled;
}
