import { ChevronRight } from "lucide-react";
import { type ComponentType, Fragment, type ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { cn } from "./cn";
import { Revealed } from "./revealed";

type AnyLink = ComponentType<{ href: string; className: string; children: ReactNode }>;

export type Crumb = { label: ReactNode; href?: string; mono?: boolean };

type BreadcrumbProps = { items: readonly Crumb[]; className?: string; linkAs?: AnyLink };

/** The last crumb is the page itself. On a phone the path starts below the project, whose name stands above it. */
export function Breadcrumb({ items, className, linkAs = Link }: BreadcrumbProps) {
  return (
    <nav aria-label="Breadcrumb" className={cn("min-w-0", className)}>
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {items.map((item, index) => {
          const isLast = index === items.length - 1;
          const isAbove = index === 0 && items.length > 2;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a crumb is its place in the path.
            <Fragment key={index}>
              <li
                className={cn(
                  "min-w-0",
                  isLast ? "truncate" : "shrink-0",
                  isAbove && "max-md:hidden",
                  item.mono && "font-mono",
                )}
              >
                <CrumbLabel item={item} isLast={isLast} linkAs={linkAs} />
              </li>
              {isLast ? null : (
                <li aria-hidden className={cn("text-faint", isAbove && "max-md:hidden")}>
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

type CrumbLabelProps = { item: Crumb; isLast: boolean; linkAs: AnyLink };

function CrumbLabel({ item, isLast, linkAs: Anchor }: CrumbLabelProps) {
  const label = typeof item.label === "string" ? <Revealed>{item.label}</Revealed> : item.label;
  if (isLast) {
    return (
      <span aria-current="page" className="font-medium text-foreground">
        {label}
      </span>
    );
  }
  if (!item.href) return <span className="text-muted-foreground">{label}</span>;
  return (
    <Anchor href={item.href} className="rounded-sm text-muted-foreground hover:text-foreground">
      {label}
    </Anchor>
  );
}
