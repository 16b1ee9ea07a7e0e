import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type FormMessageProps = {
  tone?: "bad" | "good";
  /** Takes no room while there is nothing to say: for what stands below a list. */
  collapse?: boolean;
  children?: ReactNode;
  className?: string;
};

/** What became of a form as a whole. Its place is kept while there is nothing to say, so that nothing jumps for one line. */
export function FormMessage({ tone = "bad", collapse, children, className }: FormMessageProps) {
  const Icon = tone === "bad" ? CircleAlert : CircleCheck;
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={cn(
        "flex min-h-5 items-start gap-1.5 text-sm",
        tone === "bad" ? "text-bad" : "text-good",
        collapse && "empty:hidden",
        className,
      )}
    >
      {children ? (
        <>
          <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
          <span className="min-w-0">{children}</span>
        </>
      ) : null}
    </div>
  );
}
