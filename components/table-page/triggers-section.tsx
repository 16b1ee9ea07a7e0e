import { Section } from "@/components/ui/section";
import { Definition, ObjectCard, ObjectCards } from "./object-card";
import type { SectionProps } from "./table-page-view";

/** The triggers, each with what it keeps true. */
export function TriggersSection({ slug, page, canWrite }: SectionProps) {
  if (page.triggers.length === 0) return null;
  return (
    <Section id="triggers" title="Triggers" detail={page.triggers.length}>
      <ObjectCards>
        {page.triggers.map((trigger) => (
          <ObjectCard
            key={trigger.objectId}
            slug={slug}
            kind="trigger"
            object={trigger}
            canWrite={canWrite}
            page={page}
            facts={`${trigger.timing} ${trigger.events.join(" or ")} · for each ${trigger.level}${trigger.enabled ? "" : " · disabled"}`}
          >
            <Definition>{trigger.function ? `EXECUTE FUNCTION ${trigger.function}()` : trigger.definition}</Definition>
          </ObjectCard>
        ))}
      </ObjectCards>
    </Section>
  );
}
