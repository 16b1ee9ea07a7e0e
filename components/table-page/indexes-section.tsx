import { Section } from "@/components/ui/section";
import type { IndexView } from "@/lib/domain/catalog-view";
import { CardList } from "./card-list";
import type { SectionProps } from "./table-page-view";

/** The indexes made by statement, each with the query it serves; those behind a constraint are told in one line. */
export function IndexesSection(props: SectionProps) {
  const { page } = props;
  const own = page.indexes.filter((index) => index.constraint === null);
  const behind = page.indexes.filter((index) => index.constraint !== null);
  return (
    <Section id="indexes" title="Indexes" detail={page.indexes.length}>
      {own.length > 0 ? (
        <CardList
          {...props}
          kind="index"
          objects={own}
          factsOf={factsOf}
          definitionsOf={({ definition }) => [definition]}
        />
      ) : (
        <p className="text-sm text-muted-foreground">No index was made by a statement of its own.</p>
      )}
      {behind.length > 0 ? (
        <p className="text-sm text-muted-foreground">
          Behind constraints: <span className="font-mono text-xs">{behind.map((index) => index.name).join(", ")}</span>
        </p>
      ) : null}
    </Section>
  );
}

function factsOf(index: IndexView): string {
  return [
    `on ${index.columns.join(", ")}`,
    index.unique ? "unique" : "",
    index.where ? "partial" : "",
    index.method === "btree" ? "" : index.method,
  ]
    .filter((fact) => fact !== "")
    .join(" · ");
}
