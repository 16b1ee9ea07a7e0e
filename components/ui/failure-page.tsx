import type { ReactNode } from "react";

export type FailurePageProps = {
  title: string;
  /** Named to whoever looks after the server. */
  reference: string | undefined;
  onRetry: () => void;
  /** Another way on. */
  elsewhere?: { href: string; label: string };
  /** What happened and what to do next. */
  children: ReactNode;
};

const button = "inline-flex h-8 items-center rounded-md border px-3 text-sm font-medium";

/** What stands in for a page that failed. It comes with every page's first load, so it is made of nothing but itself. */
export function FailurePage({ title, reference, onRetry, elsewhere, children }: FailurePageProps) {
  return (
    <main className="mx-auto flex min-h-[70dvh] w-full max-w-xl flex-col justify-center px-4 py-16">
      <div role="alert" className="flex flex-col gap-1 rounded-lg border border-bad/40 bg-bad-soft p-4">
        <h1 className="text-base font-semibold">{title}</h1>
        <div className="text-sm text-pretty">{children}</div>
        {reference ? (
          <p className="text-xs text-muted-foreground">
            Reference <code className="font-mono select-all">{reference}</code>
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2 pt-2">
          <button
            type="button"
            onClick={onRetry}
            className={`${button} border-transparent bg-primary text-primary-foreground hover:bg-primary/90`}
          >
            Try again
          </button>
          {elsewhere ? (
            <a href={elsewhere.href} className={`${button} border-input/60 bg-card hover:bg-accent`}>
              {elsewhere.label}
            </a>
          ) : null}
        </div>
      </div>
    </main>
  );
}
