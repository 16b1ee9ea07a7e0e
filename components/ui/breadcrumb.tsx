import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { cn } from "./cn";

export type Crumb = { label: ReactNode; href?: string; mono?: boolean };

/** The last crumb is the page itself. */
export function Breadcrumb({ items, className }: { items: readonly Crumb[]; className?: string }) {
  return (
    <nav aria-label="Breadcrumb" className={cn("min-w-0", className)}>
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {items.map((item, index) => {
          const isLast = index === items.length - 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a crumb is its place in the path.
            <Fragment key={index}>
              <li className={cn("min-w-0", isLast ? "truncate" : "hidden shrink-0 sm:block", item.mono && "font-mono")}>
                <CrumbLabel item={item} isLast={isLast} />
              </li>
              {isLast ? null : (
                <li aria-hidden className="hidden text-faint sm:block">
                  <ChevronRight className="size-3.5" />
                </li>
              )}
            </Fragment>
          );
        })}
      </ol>
    </nav>
  );
}

function CrumbLabel({ item, isLast }: { item: Crumb; isLast: boolean }) {
  if (isLast) {
    return (
      <span aria-current="page" className="font-medium text-foreground">
        {item.label}
      </span>
    );
  }
  if (!item.href) return <span className="text-muted-foreground">{item.label}</span>;
  return (
    <Link href={item.href} className="rounded-sm text-muted-foreground hover:text-foreground">
      {item.label}
    </Link>
  );
}
