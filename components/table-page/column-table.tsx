"use client";

import { KeyRound } from "lucide-react";
import { useId, useState } from "react";
import { Freshness } from "@/components/docs/freshness";
import { ObjectDoc } from "@/components/docs/object-doc";
import { StateLink } from "@/components/frame/state-link";
import { DeprecatedMark, SensitivityMark } from "@/components/marks/sensitivity-mark";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { Identifier } from "@/components/ui/identifier";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ColumnView } from "@/lib/domain/catalog-view";
import { paths } from "@/lib/domain/paths";
import type { TemplateSection } from "@/lib/domain/template";
import { ColumnExtras, isWritten } from "./column-extras";
import { extrasOf } from "./column-extras-of";
import { ComesFrom, DeclaredIn } from "./comes-from";
import { OpeningButton } from "./opening-button";
import type { PartProps } from "./part-props";

type ColumnTableProps = PartProps & {
  /** Its name. */
  table: string;
  columns: readonly ColumnView[];
  sections: readonly TemplateSection[];
  /** The tables of the catalog that foreign keys of this one lead to, as `schema.name`. */
  known: readonly string[];
};

/** Columns, a row each: their facts, a cell for what people look for first, and behind a click what else can be written. */
export function ColumnTable({ columns, sections, ...props }: ColumnTableProps) {
  const cells = cellsOf(sections);
  const others = sections.filter((section) => !cells.includes(section));
  return (
    <Table label={`Columns of ${props.table}`} frame="rounded-lg border" stacks className="min-w-[680px] table-fixed">
      <TableHeader>
        <tr>
          <TableHead className="w-[23%]">Name and source</TableHead>
          <TableHead className="w-[22%]">Type</TableHead>
          {cells.map(({ field, label }, index) => (
            <TableHead key={field} className={index > 0 ? "w-[24%]" : undefined}>
              {label}
            </TableHead>
          ))}
        </tr>
      </TableHeader>
      <TableBody>
        {columns.map((column) => (
          <ColumnRow key={column.objectId} {...props} column={column} cells={cells} others={others} />
        ))}
      </TableBody>
    </Table>
  );
}

// What everybody looks for and what the project requires has a cell, as far as there is room; the rest is a click away.
function cellsOf(sections: readonly TemplateSection[]): readonly TemplateSection[] {
  const isCell = ({ field, use }: TemplateSection) =>
    use === "required" || (use === "optional" && (field === "description" || field === "rationale"));
  return sections.filter((section) => section.size !== "choice" && isCell(section)).slice(0, 2);
}

type ColumnRowProps = Omit<ColumnTableProps, "columns" | "sections"> & {
  column: ColumnView;
  /** The sections that have a cell of their own, and those that have none. */
  cells: readonly TemplateSection[];
  others: readonly TemplateSection[];
};

function ColumnRow({ column, cells, others, ...props }: ColumnRowProps) {
  const { slug, canWrite, rendered } = props;
  const [isOpen, setIsOpen] = useState(false);
  const detailId = useId();
  const object = { ...column, name: `${props.table}.${column.name}` };
  const extras = extrasOf(column, others, rendered);
  const hasDetail = isOpen || extras.some(isWritten);
  // On a phone no head says which is which, but the button that adds one does.
  const labelled = (field: string, label: string) => (column.docs[field]?.text || !canWrite ? label : undefined);
  return (
    <>
      <TableRow
        id={`column-${column.name}`}
        className={cn("scroll-mt-20 target:bg-primary-soft", hasDetail && "border-b-0! [&>td]:border-b-0!")}
      >
        <TableCell data-line className="align-top">
          <ColumnName column={column} />
          <Freshness
            slug={slug}
            kind="column"
            object={object}
            besideTable={props.besideTable}
            canWrite={canWrite}
            shown={cells.map(({ field }) => field)}
          />
          <div className="flex min-h-6 flex-wrap items-center gap-x-2">
            <ComesFrom slug={slug} object={column} asOf={props.asOf} />
            {canWrite || column.values.length > 0 ? (
              <OpeningButton label={object.name} isOpen={isOpen} onOpen={setIsOpen} detailId={detailId} />
            ) : null}
          </div>
          {props.code?.references[column.objectId] ? (
            <div className="flex min-h-6 items-center">
              <DeclaredIn object={column} code={props.code} />
            </div>
          ) : null}
        </TableCell>
        <TableCell data-line className="align-top">
          <ColumnType slug={slug} column={column} known={props.known} />
        </TableCell>
        {cells.map((section) => (
          <TableCell
            key={section.field}
            data-line
            data-label={labelled(section.field, section.label)}
            className="align-top"
          >
            <ObjectDoc slug={slug} section={section} object={object} rendered={rendered} canWrite={canWrite} />
          </TableCell>
        ))}
      </TableRow>
      {hasDetail ? (
        <tr id={detailId}>
          <TableCell data-line colSpan={2 + cells.length} className="pt-0 pb-3">
            <ColumnExtras
              slug={slug}
              of={object.name}
              extras={extras}
              canWrite={canWrite}
              valuesFrom={column.valuesFrom}
              columnId={column.objectId}
              isOpen={isOpen}
            />
          </TableCell>
        </tr>
      ) : null}
    </>
  );
}

function ColumnName({ column }: { column: ColumnView }) {
  const { sensitivity, deprecation } = column.docs;
  return (
    <>
      <div className="group flex min-h-6 items-center gap-1.5 font-mono font-medium">
        {column.isPrimaryKey ? (
          <KeyRound role="img" aria-label="Primary key" className="size-3.5 shrink-0 text-primary" />
        ) : null}
        <Identifier>{column.name}</Identifier>
        <CopyButton text={column.name} label={`Copy ${column.name}`} onHover />
      </div>
      {sensitivity?.text || deprecation?.text ? (
        <div className="flex min-h-6 flex-wrap items-center gap-x-2">
          {sensitivity?.text ? <SensitivityMark sensitivity={sensitivity.text} /> : null}
          {deprecation?.text ? <DeprecatedMark /> : null}
        </div>
      ) : null}
    </>
  );
}

function ColumnType({ slug, column, known }: Pick<ColumnRowProps, "slug" | "column" | "known">) {
  const { references } = column;
  return (
    <div className="flex flex-col gap-0.5 break-words">
      <code className="font-mono text-sm leading-5">{column.type || "any type"}</code>
      <span className="text-xs text-muted-foreground">
        {column.nullable ? "can be null" : "not null"}
        {column.identity ? `, identity ${column.identity}` : ""}
        {column.default !== null ? (
          <>
            , default <code className="font-mono wrap-anywhere">{column.default}</code>
          </>
        ) : null}
        {column.generated !== null ? (
          <>
            , generated as <code className="font-mono wrap-anywhere">{column.generated}</code>
          </>
        ) : null}
      </span>
      {references ? (
        <Reference slug={slug} to={references} isKnown={known.includes(`${references.schema}.${references.table}`)} />
      ) : null}
    </div>
  );
}

type ReferenceProps = { slug: string; to: NonNullable<ColumnView["references"]>; isKnown: boolean };

function Reference({ slug, to, isKnown }: ReferenceProps) {
  if (!isKnown) {
    return (
      <span className="font-mono text-xs text-muted-foreground" title="This table is not made by the migrations">
        → {to.schema}.{to.table}.{to.column}
      </span>
    );
  }
  return (
    <StateLink
      href={`${paths.table(slug, to.schema, to.table)}#column-${to.column}`}
      className="w-fit rounded-sm font-mono text-xs text-primary underline decoration-primary/40 underline-offset-3"
    >
      → {to.table}.{to.column}
    </StateLink>
  );
}
