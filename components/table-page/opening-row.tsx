"use client";

import { ChevronRight } from "lucide-react";
import { createContext, type ReactNode, use, useId, useMemo, useState } from "react";
import { cn } from "@/components/ui/cn";
import { TableCell, TableRow } from "@/components/ui/table";
import { ColumnExtras, type ColumnExtrasProps, isWritten } from "./column-extras";

type Opening = { isOpen: boolean; toggle: () => void; detailId: string };
const OpeningContext = createContext<Opening | null>(null);

type OpeningRowProps = ColumnExtrasProps & { id: string; cells: number; children: ReactNode };

/** A row with more to say than its cells: below it stands what is written of that, and all of it once it is opened. */
export function OpeningRow({ id, cells, children, ...extras }: OpeningRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const detailId = useId();
  const opening = useMemo(() => ({ isOpen, toggle: () => setIsOpen((was) => !was), detailId }), [isOpen, detailId]);
  const hasDetail = isOpen || extras.extras.some(isWritten);
  return (
    <OpeningContext value={opening}>
      <TableRow
        id={id}
        className={cn("scroll-mt-20 target:bg-primary-soft", hasDetail && "border-b-0! [&>td]:border-b-0!")}
      >
        {children}
      </TableRow>
      {hasDetail ? (
        <tr id={detailId}>
          <TableCell data-line colSpan={cells} className="pt-0 pb-3">
            <ColumnExtras {...extras} isOpen={isOpen} />
          </TableCell>
        </tr>
      ) : null}
    </OpeningContext>
  );
}

/** Opens what more there is to say in a row, and closes it again. */
export function OpeningButton({ label }: { label: string }) {
  const opening = use(OpeningContext);
  if (!opening) return null;
  const { isOpen, toggle, detailId } = opening;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? detailId : undefined}
      onClick={toggle}
      className="-ml-1 inline-flex min-h-6 items-center gap-0.5 rounded-sm px-1 text-xs text-muted-foreground hover:text-foreground"
    >
      <ChevronRight className={cn("size-3.5 transition-transform", isOpen && "rotate-90")} aria-hidden />
      {isOpen ? "Less" : "More"}
      <span className="sr-only"> about {label}</span>
    </button>
  );
}
