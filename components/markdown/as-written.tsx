import { Revealed } from "@/components/ui/revealed";

/** A text that is not read as Markdown, because that would take too long. */
export function AsWritten({ text }: { text: string }) {
  return (
    <div className="markdown">
      <p className="text-muted-foreground">Shown as it was written: setting it would take too long.</p>
      <pre className="whitespace-pre-wrap break-words">
        <Revealed isProse>{text}</Revealed>
      </pre>
    </div>
  );
}
