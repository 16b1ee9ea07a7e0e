import { Section } from "@/components/ui/section";
import { CardList } from "./card-list";
import type { SectionProps } from "./table-page-view";

/** The constraints, each with the business rule it holds. */
export function ConstraintsSection(props: SectionProps) {
  const { page } = props;
  return (
    <Section id="constraints" title="Constraints" detail={page.constraints.length}>
      {page.constraints.length === 0 ? (
        <p className="text-sm text-muted-foreground">
          Nothing is constrained beyond the columns' types and nullability.
        </p>
      ) : (
        <CardList
          {...props}
          kind="constraint"
          objects={page.constraints}
          factsOf={({ type, unnamed }) => (unnamed ? `${type} · the database keeps no name for it` : type)}
          definitionsOf={({ definition }) => [definition]}
        />
      )}
    </Section>
  );
}
