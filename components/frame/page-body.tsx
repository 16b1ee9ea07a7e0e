import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type PageBodyProps = {
  /** "prose" keeps lines readable (1,200 px at most), "full" is for grids. */
  width?: "prose" | "full";
  /** The one side column; below the content on small screens. */
  aside?: ReactNode;
  /** Names the side column. */
  asideLabel?: string;
  children: ReactNode;
};

/** The page under its TopBar: one main column and at most one beside it. */
export function PageBody({ width = "prose", aside, asideLabel = "About this page", children }: PageBodyProps) {
  return (
    <div
      className={cn(
        "mx-auto flex w-full flex-col gap-8 px-4 py-6 md:px-6",
        width === "prose" && "max-w-300",
        aside && "lg:grid lg:grid-cols-[minmax(0,1fr)_16rem] lg:items-start",
      )}
    >
      <div className="flex min-w-0 flex-col gap-8">{children}</div>
      {aside ? (
        <aside aria-label={asideLabel} className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-18">
          {aside}
        </aside>
      ) : null}
    </div>
  );
}
