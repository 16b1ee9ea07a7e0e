import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonVariants } from "./button";
import { cn } from "./cn";

export type PaginationProps = {
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  /** Where one is: "51–100 of 312". */
  children?: ReactNode;
  label?: string;
};

export function Pagination({ previousHref, nextHref, children, label = "Pages of this list" }: PaginationProps) {
  return (
    <nav aria-label={label} className="flex items-center justify-between gap-3 py-2 text-sm text-muted-foreground">
      <span className="tabular-nums">{children}</span>
      <span className="flex gap-2">
        <Step href={previousHref} rel="prev">
          <ChevronLeft aria-hidden /> Previous
        </Step>
        <Step href={nextHref} rel="next">
          Next <ChevronRight aria-hidden />
        </Step>
      </span>
    </nav>
  );
}

function Step({ href, rel, children }: { href: string | undefined; rel: string; children: ReactNode }) {
  const classes = buttonVariants({ size: "sm" });
  if (!href)
    return (
      <span aria-disabled="true" className={cn(classes, "border-border text-faint shadow-none hover:bg-card")}>
        {children}
      </span>
    );
  return (
    <Link href={href} rel={rel} prefetch={false} className={classes}>
      {children}
    </Link>
  );
}
