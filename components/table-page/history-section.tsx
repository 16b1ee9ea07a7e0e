import { Section } from "@/components/ui/section";
import { HistoryLines } from "./history-lines";
import { OlderHistory } from "./older-history";
import type { SectionProps } from "./table-page-view";

/** Everything that happened to the table, newest first: the core sample in words. */
export function HistorySection({ slug, page: { history, historyCount, table } }: SectionProps) {
  return (
    <Section id="history" title="History" detail={historyCount}>
      <HistoryLines slug={slug} entries={history} />
      {historyCount > history.length ? (
        <OlderHistory slug={slug} schema={table.schema} name={table.name} shown={history} count={historyCount} />
      ) : null}
    </Section>
  );
}
