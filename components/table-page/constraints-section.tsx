import { Section } from "@/components/ui/section";
import { Definition, ObjectCard, ObjectCards } from "./object-card";
import type { SectionProps } from "./table-page-view";

/** The constraints, each with the business rule it holds. */
export function ConstraintsSection({ slug, page, canWrite }: SectionProps) {
  return (
    <Section id="constraints" title="Constraints" detail={page.constraints.length}>
      {page.constraints.length === 0 ? (
        <p className="text-sm text-muted-foreground">
          Nothing is constrained beyond the columns' types and nullability.
        </p>
      ) : (
        <ObjectCards>
          {page.constraints.map((constraint) => (
            <ObjectCard
              key={constraint.objectId}
              slug={slug}
              kind="constraint"
              object={constraint}
              canWrite={canWrite}
              page={page}
              facts={constraint.unnamed ? `${constraint.type} · the database keeps no name for it` : constraint.type}
            >
              <Definition>{constraint.definition}</Definition>
            </ObjectCard>
          ))}
        </ObjectCards>
      )}
    </Section>
  );
}
