import type { ReactNode } from "react";
import { StateLink } from "@/components/frame/state-link";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import type { RelationshipView } from "@/lib/domain/catalog-view";
import { paths } from "@/lib/domain/paths";
import { StateRelationship } from "./state-relationship";
import { StatedRelationships } from "./stated-relationships";
import type { SectionProps } from "./table-page-view";

/** The foreign keys from and to the table, as sentences, and what people stated where there is none. */
export function RelationshipsSection(props: SectionProps) {
  const { slug, page, canWrite } = props;
  const { belongsTo, hasMany } = page;
  return (
    <Section id="relationships" title="Relationships">
      {belongsTo.length + hasMany.length === 0 ? (
        <p className="text-sm text-muted-foreground">No foreign key leads from or to this table.</p>
      ) : (
        <div className="grid gap-6 sm:grid-cols-2">
          <Relationships title="Belongs to" slug={slug} list={belongsTo} sentence={belongsToWords} />
          <Relationships title="Has many" slug={slug} list={hasMany} sentence={hasManyWords} />
        </div>
      )}
      <StatedRelationships {...props} />
      {canWrite && page.columns.length > 0 ? (
        <StateRelationship
          slug={slug}
          table={page.table.name}
          columns={page.columns.map(({ objectId, name, values }) => ({
            objectId,
            name,
            values: values.map(({ value }) => ({ value })),
          }))}
        />
      ) : null}
    </Section>
  );
}

type RelationshipsProps = {
  title: string;
  slug: string;
  list: readonly RelationshipView[];
  sentence: (relationship: RelationshipView) => ReactNode;
};

function Relationships({ title, slug, list, sentence }: RelationshipsProps) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-sm font-medium text-muted-foreground">{title}</h3>
      {list.length === 0 ? <p className="text-sm text-faint">Nothing</p> : null}
      <ul className="flex flex-col gap-1 text-sm">
        {list.map((each) => (
          <li key={`${each.schema}.${each.table}.${each.constraint}`} className="leading-6">
            <OtherTable slug={slug} relationship={each} /> {sentence(each)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function OtherTable({
  slug,
  relationship: { schema, table, isKnown },
}: {
  slug: string;
  relationship: RelationshipView;
}) {
  const name = (
    <span className="font-mono font-medium">
      <Revealed>{table}</Revealed>
    </span>
  );
  if (!isKnown) {
    return (
      <span title="This table is not made by the migrations">
        {schema}.{name}
      </span>
    );
  }
  return (
    <StateLink
      href={paths.table(slug, schema, table)}
      className="rounded-sm text-primary underline decoration-primary/40 underline-offset-3"
    >
      {name}
    </StateLink>
  );
}

function belongsToWords({ columns, onDelete }: RelationshipView) {
  return (
    <>
      by <code className="font-mono">{columns.join(", ")}</code>
      {deletion[onDelete] ? `, ${deletion[onDelete]}` : ""}
    </>
  );
}

function hasManyWords({ otherColumns, onDelete, isUnique }: RelationshipView) {
  return (
    <>
      {isUnique ? "(at most one) " : ""}by its <code className="font-mono">{otherColumns.join(", ")}</code>
      {deletionOfMany[onDelete] ? `, ${deletionOfMany[onDelete]}` : ""}
    </>
  );
}

const deletion: Readonly<Record<string, string>> = {
  CASCADE: "deleted with it",
  "SET NULL": "emptied when it is deleted",
  "SET DEFAULT": "set to its default when it is deleted",
  RESTRICT: "which cannot be deleted while this row is there",
};

const deletionOfMany: Readonly<Record<string, string>> = {
  CASCADE: "deleted with this row",
  "SET NULL": "emptied when this row is deleted",
  "SET DEFAULT": "set to its default when this row is deleted",
  RESTRICT: "which keep this row from being deleted",
};
