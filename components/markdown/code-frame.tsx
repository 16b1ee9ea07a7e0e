import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { ScrollArea } from "@/components/ui/scroll-area";

export type CodeFrameProps = { code: string; language: string; children: ReactNode };

/** A block of code in the flow of text. */
export function CodeFrame({ code, language, children }: CodeFrameProps) {
  return (
    <div className="group relative">
      <CopyButton text={code} label="Copy the code" onHover className="absolute top-1.5 right-1.5 bg-muted" />
      <ScrollArea label={language ? `Code, ${language}` : "Code"} className="rounded-lg border bg-muted">
        <pre>{children}</pre>
      </ScrollArea>
    </div>
  );
}
