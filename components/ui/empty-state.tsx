import type { ReactNode } from "react";
import { cn } from "./cn";

export type EmptyStateProps = {
  icon?: ReactNode;
  title: ReactNode;
  /** What belongs here, in a sentence or two; an example helps. */
  children?: ReactNode;
  /** The one thing to do next. */
  action?: ReactNode;
  /** 1 where it is all there is on the page. */
  level?: 1 | 2 | 3;
  className?: string;
};

export function EmptyState({ icon, title, children, action, level = 2, className }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div
      className={cn(
        "flex flex-col items-center gap-3 rounded-lg border border-dashed px-6 py-12 text-center print:gap-1 print:py-4",
        className,
      )}
    >
      {icon ? <div className="text-faint print:hidden [&_svg]:size-8 [&_svg]:stroke-[1.5]">{icon}</div> : null}
      <Heading className="text-lg font-semibold">{title}</Heading>
      {children ? <div className="max-w-prose text-sm text-pretty text-muted-foreground">{children}</div> : null}
      {action ? <div className="no-print pt-1">{action}</div> : null}
    </div>
  );
}
