import { Section } from "@/components/ui/section";
import { HistoryLines } from "./history-lines";
import { OlderHistory } from "./older-history";
import type { SectionProps } from "./table-page-view";

/** So many entries are shown at first. */
const SHOWN = 12;

/** Everything that happened to the table, newest first: the core sample in words. */
export function HistorySection({ slug, page: { history, table } }: SectionProps) {
  const shown = history.slice(0, SHOWN);
  return (
    <Section id="history" title="History" detail={history.length}>
      <HistoryLines slug={slug} entries={shown} />
      {history.length > SHOWN ? (
        <OlderHistory slug={slug} schema={table.schema} name={table.name} shown={shown} count={history.length} />
      ) : null}
    </Section>
  );
}
