import { KeyRound } from "lucide-react";
import { Freshness } from "@/components/docs/freshness";
import { ObjectDoc } from "@/components/docs/object-doc";
import { StateLink } from "@/components/frame/state-link";
import { Markdown } from "@/components/markdown/markdown";
import { DeprecatedMark, SensitivityMark } from "@/components/marks/sensitivity-mark";
import { CopyButton } from "@/components/ui/copy-button";
import { Identifier } from "@/components/ui/identifier";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableCell, TableHead, TableHeader } from "@/components/ui/table";
import type { ColumnView, DocView, TablePage } from "@/lib/domain/catalog-view";
import { meaningOf } from "@/lib/domain/doc-fields";
import { paths } from "@/lib/domain/paths";
import { shownSections, type TemplateSection } from "@/lib/domain/template";
import type { ColumnExtra, ColumnExtrasProps } from "./column-extras";
import { ComesFrom, DeclaredIn } from "./comes-from";
import { OpeningButton, OpeningRow } from "./opening-row";
import type { SectionProps } from "./table-page-view";

/** The columns as a grid whose description and rationale cells are editors. */
export function ColumnsSection({ slug, page, canWrite }: SectionProps) {
  const { table, columns } = page;
  const cells = cellsOf(page.template.sections.column);
  const known = new Set(page.belongsTo.filter((each) => each.isKnown).map((each) => `${each.schema}.${each.table}`));
  return (
    <Section id="columns" title="Columns" detail={columns.length}>
      <Table label={`Columns of ${table.name}`} frame="rounded-lg border" stacks className="min-w-[680px] table-fixed">
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
            <ColumnRow
              key={column.objectId}
              slug={slug}
              column={column}
              page={page}
              canWrite={canWrite}
              known={known}
              cells={cells}
            />
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

type ColumnRowProps = {
  slug: string;
  column: ColumnView;
  page: TablePage;
  canWrite: boolean;
  /** The tables of the catalog that foreign keys of this one lead to, as `schema.name`. */
  known: ReadonlySet<string>;
  /** The sections that have a cell of their own. */
  cells: readonly TemplateSection[];
};

// What everybody looks for and what the project requires has a cell, as far as there is room; the rest is a click away.
function cellsOf(sections: readonly TemplateSection[]): readonly TemplateSection[] {
  const isCell = ({ field, use }: TemplateSection) =>
    use === "required" || (use === "optional" && (field === "description" || field === "rationale"));
  return sections.filter((section) => section.size !== "choice" && isCell(section)).slice(0, 2);
}

function ColumnRow({ slug, column, page, canWrite, known, cells }: ColumnRowProps) {
  // On a phone no head says which is which, but the button that adds one does.
  const labelled = (field: string, label: string) => (column.docs[field]?.text || !canWrite ? label : undefined);
  const object = { ...column, name: `${page.table.name}.${column.name}` };
  const { sensitivity, deprecation } = column.docs;
  return (
    <OpeningRow
      id={`column-${column.name}`}
      cells={2 + cells.length}
      {...extrasOf(
        column,
        object.name,
        page.template.sections.column.filter((section) => !cells.includes(section)),
      )}
      slug={slug}
      canWrite={canWrite}
    >
      <TableCell data-line className="align-top">
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
        <Freshness
          slug={slug}
          kind="column"
          object={object}
          besideTable={page.table.concerns}
          canWrite={canWrite}
          shown={cells.map(({ field }) => field)}
        />
        <div className="flex min-h-6 flex-wrap items-center gap-x-2">
          <ComesFrom slug={slug} object={column} page={page} />
          {canWrite || column.values.length > 0 ? <OpeningButton label={object.name} /> : null}
        </div>
        {page.code?.references[column.objectId] ? (
          <div className="flex min-h-6 items-center">
            <DeclaredIn object={column} page={page} />
          </div>
        ) : null}
      </TableCell>
      <TableCell data-line className="align-top">
        <ColumnType slug={slug} column={column} known={known} />
      </TableCell>
      {cells.map((section) => (
        <TableCell
          key={section.field}
          data-line
          data-label={labelled(section.field, section.label)}
          className="align-top"
        >
          <ObjectDoc slug={slug} section={section} object={object} canWrite={canWrite} />
        </TableCell>
      ))}
    </OpeningRow>
  );
}

function extrasOf(
  { objectId, docs, values, valuesFrom }: ColumnView,
  of: string,
  more: readonly TemplateSection[],
): Omit<ColumnExtrasProps, "slug" | "canWrite"> {
  const own = shownSections(more, docs).map((section): ColumnExtra => {
    const note = section.use === "off" ? "no longer part of the template" : null;
    return { ...toExtra(section, docs[section.field] ?? null), objectId, note };
  });
  const meanings = values.map((each): ColumnExtra => {
    const note = each.isAllowed || valuesFrom === null ? null : "no longer allowed";
    return { ...toExtra(meaningOf(each.value), each.doc), objectId: each.objectId, value: each.value, note };
  });
  const valuesNote =
    valuesFrom?.kind === "enum"
      ? `The values are those of the enum ${valuesFrom.name}; what they mean is written once for all its columns.`
      : valuesFrom && `The values are those of the check ${valuesFrom.name}.`;
  return { extras: [...own, ...meanings], columnId: objectId, of, valuesNote };
}

function toExtra(field: ColumnExtra["field"], doc: DocView | null) {
  return { field, doc, rendered: doc?.text ? <Markdown text={doc.text} /> : null, value: null, note: null };
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
        <Reference slug={slug} to={references} isKnown={known.has(`${references.schema}.${references.table}`)} />
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
