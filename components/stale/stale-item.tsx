import { TriangleAlert } from "lucide-react";
import { StateLink } from "@/components/frame/state-link";
import { SourceLink } from "@/components/marks/source-link";
import { Mark } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import { anchorOfPart } from "@/lib/domain/anchor-of-part";
import { anchorOfSection } from "@/lib/domain/anchor-of-section";
import { fieldLabel } from "@/lib/domain/field-label";
import { hrefOfObject } from "@/lib/domain/href-of-object";
import { isStandalone } from "@/lib/domain/object-view";
import { paths } from "@/lib/domain/paths";
import type { StaleRow } from "@/lib/domain/stale-view";

type StaleItemProps = {
  slug: string;
  row: StaleRow;
  index: number;
  isActive: boolean;
  isSelected: boolean;
  canWrite: boolean;
  onSelect: () => void;
  onPoint: () => void;
  onConfirm: () => void;
};

/** One stale field: whose it is, what it says, which change did it and how long ago. */
export function StaleItem(props: StaleItemProps) {
  const { slug, row, index, isActive, isSelected, canWrite, onSelect, onPoint, onConfirm } = props;
  const name = nameOfRow(row);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: j and k do the same.
    <li
      data-row={index}
      onClick={onPoint}
      className={cn(
        "grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 px-3 py-2",
        isActive && "bg-primary-soft/60",
      )}
    >
      {canWrite && row.docId !== null ? (
        <Checkbox className="mt-0.5" aria-label={`Select ${name}`} checked={isSelected} onCheckedChange={onSelect} />
      ) : (
        <span className="size-4" />
      )}
      <div className="min-w-0">
        <StateLink
          href={hrefOfRow(slug, row)}
          aria-label={name}
          className="mr-1 rounded-sm font-mono font-medium break-words text-primary hover:underline"
        >
          <Identifier>{placeOf(row)}</Identifier>
        </StateLink>{" "}
        <span className="text-muted-foreground">
          {row.field === null ? "Verification" : fieldLabel(row.kind, row.field)}
        </span>
      </div>
      {canWrite && row.docId !== null ? (
        <Button size="sm" className="row-span-2 self-center" onClick={onConfirm}>
          Still true<span className="sr-only">: {name}</span>
        </Button>
      ) : (
        <span />
      )}
      <div className="col-start-2 flex min-w-0 flex-col gap-0.5">
        {row.excerpt === "" ? null : (
          <p className="line-clamp-2 max-w-prose text-muted-foreground">
            <Revealed isProse>{row.excerpt}</Revealed>
          </p>
        )}
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted-foreground">
          <Mark hue="warn" icon={<TriangleAlert aria-hidden />} wraps>
            <Revealed>{row.cause.summary}</Revealed>
          </Mark>
          <SourceLink slug={slug} source={row.cause} />
          {row.causes > 1 ? <span>and {row.causes - 1} more</span> : null}
          <span>
            {ageOf(row)}, <Time at={row.since.importedAt} day />
          </span>
        </p>
      </div>
    </li>
  );
}

/** `users.email`, or the table itself. */
function placeOf({ kind, name, object }: StaleRow): string {
  return kind === "table" || object === name ? name : `${name}.${object}`;
}

function nameOfRow(row: StaleRow): string {
  return `${row.field === null ? "Verification" : fieldLabel(row.kind, row.field)} of ${placeOf(row)}`;
}

/** Where the field stands on its table's page, or on that of functions and types. */
export function hrefOfRow(slug: string, row: StaleRow): string {
  const { schema, name, kind, object, field } = row;
  if (isStandalone(kind)) return hrefOfObject(slug, row);
  const page = paths.table(slug, schema, name);
  if (field === null) return page;
  if (kind === "relationship") return `${page}#relationship-${row.objectId}`;
  return kind === "table" ? `${page}#${anchorOfSection({ field })}` : `${page}${anchorOfPart(kind, object)}`;
}

function ageOf({ since: { version, migrationsAgo } }: StaleRow): string {
  if (migrationsAgo === 0) return `since the newest migration, ${version}`;
  return `since ${version}, ${migrationsAgo} ${migrationsAgo === 1 ? "migration" : "migrations"} ago`;
}
