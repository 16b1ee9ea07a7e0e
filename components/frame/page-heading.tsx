import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Revealed } from "@/components/ui/revealed";

export type PageHeadingProps = {
  title: ReactNode;
  /** For identifiers. */
  mono?: boolean;
  /** Marks beside the title: status, owner, staleness. */
  marks?: ReactNode;
  /** One sentence under it. */
  lead?: ReactNode;
  actions?: ReactNode;
};

/** The one h1 of a page. */
export function PageHeading({ title, mono, marks, lead, actions }: PageHeadingProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-0 flex-col gap-2">
        <h1 className={cn("text-2xl font-semibold text-pretty break-words", mono && "font-mono text-xl")}>
          {typeof title === "string" ? <Revealed>{title}</Revealed> : title}
        </h1>
        {marks ? <div className="flex flex-wrap items-center gap-2">{marks}</div> : null}
        {lead ? <p className="max-w-prose text-pretty text-muted-foreground">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
