import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

export type OnceShownProps = {
  /** The secret itself. */
  text: string;
  /** What the copy button is called. */
  label: string;
  /** What it is for, and that it is not shown again. */
  children: ReactNode;
};

/** Something that is shown this once, to be copied. */
export function OnceShown({ text, label, children }: OnceShownProps) {
  return (
    <div role="status" className="flex flex-col gap-2 rounded-lg border border-primary/40 bg-primary-soft p-4">
      <p className="text-sm">{children}</p>
      <div className="flex items-center gap-2 rounded-md border bg-card py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 font-mono text-sm break-all select-all">{text}</code>
        <CopyButton text={text} label={label} />
      </div>
    </div>
  );
}
