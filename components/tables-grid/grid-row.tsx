"use client";

import { memo } from "react";
import { CoreSparkline } from "@/components/core-sample/core-sparkline";
import { StateLink } from "@/components/frame/state-link";
import { CoverageBar } from "@/components/marks/coverage-bar";
import { RlsMark } from "@/components/marks/rls-mark";
import { StaleMark } from "@/components/marks/stale-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { Checkbox } from "@/components/ui/checkbox";
import { Revealed } from "@/components/ui/revealed";
import { TableRow as Row, TableCell } from "@/components/ui/table";
import type { GridTable } from "@/lib/domain/catalog-view";
import { paths } from "@/lib/domain/paths";
import type { Sensitivity } from "@/lib/domain/sensitivity";
import { columnsThatAre } from "./grid-query";

/** On a phone a row is its name and its state; the rest is on the table's own page. */
export const besidePhone = "max-sm:hidden";

type GridRowProps = {
  slug: string;
  row: GridTable;
  index: number;
  isActive: boolean;
  isSelected: boolean;
  /** Whether rows can be selected, here and by this viewer. */
  canSelect: boolean;
  /** Null where no table has it, as in SQLite; false where none of the schema relies on it. */
  usesRls: boolean | null;
  /** Whether the project has any, and so a column for them. */
  hasDomains: boolean;
  /** What is filtered by, and so a column of which columns are so. */
  sensitivity: Sensitivity | null;
  onSelect: (objectId: string) => void;
  onPoint: (index: number) => void;
};

/** One table in the grid. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { slug, row, index, isActive, isSelected, canSelect, usesRls, hasDomains, sensitivity, onSelect, onPoint } =
    props;
  return (
    <Row
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={isActive || undefined}
      className="scroll-mt-10"
      onMouseDown={() => onPoint(index)}
    >
      {canSelect ? (
        <TableCell className="py-0 pr-0">
          <Checkbox
            checked={isSelected}
            onCheckedChange={() => onSelect(row.objectId)}
            aria-label={`Select ${row.name}`}
            className="block"
          />
        </TableCell>
      ) : null}
      <TableCell className="truncate py-0 font-mono">
        <StateLink
          href={paths.table(slug, row.schema, row.name)}
          className="rounded-sm font-medium hover:underline"
          title={`${row.schema}.${row.name}`}
        >
          {row.schema === "public" || row.schema === "main" ? null : (
            <span className="font-normal text-muted-foreground">{row.schema}.</span>
          )}
          <Revealed>{row.name}</Revealed>
        </StateLink>
        {row.kind === "table" && !row.isExternal ? null : (
          <span className="ml-2 font-sans text-xs text-faint">{row.isExternal ? "made elsewhere" : row.kind}</span>
        )}
      </TableCell>
      {sensitivity ? (
        <TableCell className="truncate py-0 font-mono" title={columnsThatAre(sensitivity, row).join(", ")}>
          <Revealed>{columnsThatAre(sensitivity, row).join(", ")}</Revealed>
        </TableCell>
      ) : null}
      <TableCell className="py-0">
        <span className="flex flex-col items-start">
          <StatusMark status={row.status} />
          {row.stale ? <StaleMark cause={row.stale} /> : null}
        </span>
      </TableCell>
      <TableCell className={`truncate py-0 text-muted-foreground ${besidePhone}`}>
        {row.owner?.name ?? <span className="text-faint">Nobody</span>}
      </TableCell>
      {hasDomains ? (
        <TableCell className={`truncate py-0 text-muted-foreground ${besidePhone}`}>
          {row.domain?.name ?? <span className="text-faint">None</span>}
        </TableCell>
      ) : null}
      <TableCell className={`py-0 ${besidePhone}`}>
        <CoverageBar {...row.coverage} isShort />
      </TableCell>
      {usesRls === null ? null : (
        <TableCell className={`py-0 ${besidePhone}`}>
          <RlsMark rls={row.rls} policies={row.policies} isShort isCalm={!usesRls} />
        </TableCell>
      )}
      {sensitivity ? null : <TableCell className={`py-0 text-right ${besidePhone}`}>{row.columns}</TableCell>}
      <TableCell className={`py-0 ${besidePhone}`}>
        <CoreSparkline bands={row.bands} marks={row.marks} staleFrom={row.stale?.position ?? null} />
      </TableCell>
      {sensitivity ? null : <LastChange slug={slug} change={row.lastChange} />}
    </Row>
  );
});

function LastChange({ slug, change }: { slug: string; change: GridTable["lastChange"] }) {
  return (
    <TableCell className={`py-0 text-xs leading-4 text-muted-foreground ${besidePhone}`} title={change.summary}>
      <span className="block truncate">
        <Revealed>{change.summary}</Revealed>
      </span>
      <StateLink
        href={paths.migration(slug, change.path)}
        className="block w-fit max-w-full truncate rounded-sm font-mono hover:underline"
      >
        {change.version}
      </StateLink>
    </TableCell>
  );
}
