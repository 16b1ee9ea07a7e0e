import type { ComponentProps, ComponentType } from "react";
import type MarkdownHere from "@/components/markdown/markdown-here";
import { loadedOnce } from "@/components/ui/loaded-once";
import { Revealed } from "@/components/ui/revealed";
import { useLoaded } from "@/components/ui/use-loaded";

type Renderer = ComponentType<ComponentProps<typeof MarkdownHere>>;

/** What renders Markdown in the browser. Fetched with whatever lets somebody write. */
export const markdownHere = loadedOnce<Renderer>(
  async () => (await import("@/components/markdown/markdown-here")).default,
);

/** A text that the server has not rendered yet, rendered here: as it will stand on the page, so that nothing jumps then. */
export function JustSaved({ text, headingLevel }: { text: string; headingLevel: 2 | 3 }) {
  const Renderer = useLoaded(markdownHere);
  if (Renderer) return <Renderer text={text} headingLevel={headingLevel} />;
  return (
    <p className="whitespace-pre-wrap">
      <Revealed isProse>{text}</Revealed>
    </p>
  );
}
