import { ArchivedItem } from "@/components/docs/archived-item";
import { Identifier } from "@/components/ui/identifier";
import { Section } from "@/components/ui/section";
import type { SectionProps } from "./table-page-view";

/** What the table lost, with what was written about it: kept, and back when it is. */
export function DroppedSection({ slug, page: { dropped } }: SectionProps) {
  if (dropped.length === 0) return null;
  return (
    <Section id="dropped" title="Dropped" detail={`${dropped.length} with docs`}>
      <p className="text-sm text-muted-foreground">These docs can be read, and return with what they are about.</p>
      <ul className="divide-y rounded-lg border bg-card">
        {dropped.map((object) => (
          <ArchivedItem
            key={object.objectId}
            slug={slug}
            object={object}
            name={<Identifier>{object.name}</Identifier>}
          />
        ))}
      </ul>
    </Section>
  );
}
