"use client";

import { X } from "lucide-react";
import { DomainPicker } from "@/components/review/domain-picker";
import { OwnerPicker } from "@/components/review/owner-picker";
import { StatusMenu } from "@/components/review/status-menu";
import { Button } from "@/components/ui/button";
import type { TableGrid, TableRow } from "@/lib/domain/catalog-view";
import type { ProjectAction } from "@/lib/domain/permissions";

type BulkBarProps = {
  slug: string;
  grid: TableGrid;
  /** The selected rows, or the row the keys are at. */
  chosen: readonly TableRow[];
  can: readonly ProjectAction[];
  /** How many are selected. */
  count: number;
  onClear: () => void;
};

/** What can be done with the selected tables, or with the one the keys are at. */
export function BulkBar({ slug, grid, chosen, can, count, onClear }: BulkBarProps) {
  const [first] = chosen;
  if (!first || !can.includes("owner.set")) return null;
  const isOneStatus = chosen.every((row) => row.status === first.status);
  const isOneDomain = chosen.every((row) => row.domain?.id === first.domain?.id);
  const isOneOwner = chosen.every((row) => row.owner?.id === first.owner?.id);
  return (
    <section
      aria-label="Selection"
      className="fixed inset-x-0 bottom-4 z-30 mx-auto flex w-fit max-w-[calc(100vw-2rem)] flex-wrap items-center gap-2 rounded-lg border bg-popover px-3 py-2 text-sm shadow-lg"
    >
      <span className="max-w-56 truncate">
        {count > 0 ? `${count} selected` : <span className="font-mono">{first.name}</span>}
      </span>
      <StatusMenu
        slug={slug}
        tables={chosen.map((row) => ({ objectId: row.objectId, number: row.statusNumber }))}
        status={isOneStatus ? first.status : null}
        can={can}
        hasKeys
      />
      <OwnerPicker
        slug={slug}
        objectIds={chosen.map((row) => row.objectId)}
        owner={isOneOwner ? first.owner : null}
        {...(isOneOwner ? {} : { label: "Set owner" })}
        choices={grid.owners}
        canSet
        hasKeys
      />
      <DomainPicker
        slug={slug}
        objectIds={chosen.map((row) => row.objectId)}
        domain={isOneDomain ? first.domain : null}
        {...(isOneDomain ? {} : { label: "Set domain" })}
        choices={grid.domains}
        canSet={can.includes("domain.set")}
        hasKeys
      />
      {count > 0 ? (
        <Button size="sm" variant="ghost" onClick={onClear} aria-label="Clear selection">
          <X aria-hidden /> <span className="max-sm:sr-only">Clear</span>
        </Button>
      ) : null}
    </section>
  );
}
