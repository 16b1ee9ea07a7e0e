import type { ReactNode } from "react";
import { cn } from "./cn";

export type SectionProps = {
  /** The anchor of the section; its heading is named by it. */
  id: string;
  title: ReactNode;
  /** Beside the title, in small type: how many, since when. */
  detail?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** A titled part of a page that can be linked to. */
export function Section({ id, title, detail, actions, children, className }: SectionProps) {
  const headingId = `${id}-heading`;
  return (
    <section id={id} aria-labelledby={headingId} className={cn("flex scroll-mt-20 flex-col gap-3", className)}>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={headingId} className="text-lg font-semibold">
          <a href={`#${id}`} className="decoration-border underline-offset-4 hover:underline">
            {title}
          </a>
        </h2>
        {detail ? <span className="text-sm text-muted-foreground">{detail}</span> : null}
        {actions ? <div className="ml-auto flex items-center gap-2">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
