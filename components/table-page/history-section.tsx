import { Section } from "@/components/ui/section";
import { HistoryLines } from "./history-lines";
import { OlderHistory } from "./older-history";
import type { SectionProps } from "./table-page-view";

/** So many entries are shown at first. */
const SHOWN = 12;

/** Everything that happened to the table, newest first: the core sample in words. */
export function HistorySection({ slug, page }: SectionProps) {
  const older = page.history.slice(SHOWN);
  return (
    <Section id="history" title="History" detail={page.history.length}>
      <HistoryLines slug={slug} entries={page.history.slice(0, SHOWN)} />
      {older.length > 0 ? <OlderHistory slug={slug} entries={older} /> : null}
    </Section>
  );
}
