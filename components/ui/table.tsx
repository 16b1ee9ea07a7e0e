import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link";
import { cn } from "./cn";

export type TableProps = Omit<ComponentProps<"table">, "frame"> & {
  /** Names the table and, where it is wider than the page, its scrolling region. */
  label: string;
  /** Class names of the scrolling frame. */
  frame?: string;
  /**
   * On a phone each row becomes a small card, and nothing is left to the side. A cell with `data-line` takes a line of its
   * own, one with `data-grow` what its line leaves; `data-label` names a cell there, where there are no heads.
   */
  stacks?: boolean;
};

/** A dense grid: 13 px text, rows of 36 px. Scrolls sideways within itself, never the page. */
export function Table({ label, frame, stacks, className, ...props }: TableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it groups nothing to fill in.
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className={cn("ring-inside relative overflow-x-auto rounded-[inherit]", frame)}
    >
      <table
        aria-label={label}
        className={cn("w-full border-separate border-spacing-0 text-sm tabular-nums", stacks && "stacks", className)}
        {...props}
      />
    </div>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("bg-muted [&_th]:border-b", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("[&>tr:not(:last-child)>*]:border-b", className)} {...props} />;
}

/** `aria-selected` and `data-active` (the row the keys are at) have a ground of their own. */
export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      className={cn(
        "group/row h-9 hover:bg-muted/60 aria-selected:bg-primary-soft data-active:bg-accent",
        "data-active:shadow-[inset_2px_0_0_var(--primary)]",
        className,
      )}
      {...props}
    />
  );
}

const arrows = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown };

export type TableHeadProps = ComponentProps<"th"> & {
  sort?: keyof typeof arrows;
  /** Where the header's link leads: the same grid, sorted by this column. */
  sortHref?: string;
};

export function TableHead({ className, sort, sortHref, children, ...props }: TableHeadProps) {
  const Arrow = arrows[sort ?? "none"];
  return (
    <th
      scope="col"
      aria-sort={sort}
      className={cn("h-8 px-3 text-left text-xs font-medium whitespace-nowrap text-muted-foreground", className)}
      {...props}
    >
      {sortHref ? (
        <Link
          href={sortHref}
          replace
          scroll={false}
          className="touch-wider inline-flex items-center gap-1 rounded-sm hover:text-foreground"
        >
          {children}
          <Arrow className={cn("size-3", (sort ?? "none") === "none" && "opacity-50")} aria-hidden />
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("px-3 py-1.5 align-middle", className)} {...props} />;
}
