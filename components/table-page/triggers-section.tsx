import { Section } from "@/components/ui/section";
import type { TriggerView } from "@/lib/domain/catalog-view";
import { CardList } from "./card-list";
import type { SectionProps } from "./table-page-view";

/** The triggers, each with what it keeps true. */
export function TriggersSection(props: SectionProps) {
  const { page } = props;
  if (page.triggers.length === 0) return null;
  return (
    <Section id="triggers" title="Triggers" detail={page.triggers.length}>
      <CardList
        {...props}
        kind="trigger"
        objects={page.triggers}
        factsOf={factsOf}
        definitionsOf={(trigger) => [trigger.function ? `EXECUTE FUNCTION ${trigger.function}()` : trigger.definition]}
      />
    </Section>
  );
}

function factsOf({ timing, events, level, enabled }: TriggerView): string {
  return `${timing} ${events.join(" or ")} · for each ${level}${enabled ? "" : " · disabled"}`;
}
