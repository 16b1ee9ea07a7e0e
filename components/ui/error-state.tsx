import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type ErrorStateProps = {
  title: ReactNode;
  /** What happened and what to do next. */
  children?: ReactNode;
  action?: ReactNode;
  /** Named to whoever looks after the server. */
  reference?: string | undefined;
  /** 1 where it is all there is on the page. */
  level?: 1 | 2 | 3;
  className?: string;
};

export function ErrorState({ title, children, action, reference, level = 2, className }: ErrorStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div role="alert" className={cn("flex gap-3 rounded-lg border border-bad/40 bg-bad-soft p-4", className)}>
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden />
      <div className="flex min-w-0 flex-col gap-1">
        <Heading className="text-base font-semibold">{title}</Heading>
        {children ? <div className="text-sm text-pretty">{children}</div> : null}
        {reference ? (
          <p className="text-xs text-muted-foreground">
            Reference <code className="font-mono select-all">{reference}</code>
          </p>
        ) : null}
        {action ? <div className="flex flex-wrap gap-2 pt-2">{action}</div> : null}
      </div>
    </div>
  );
}
