import { CodeFindingList } from "@/components/marks/code-finding-list";
import { Section } from "@/components/ui/section";
import type { SectionProps } from "./table-page-view";

/** Where the code that declares this table and the migrations disagree. Nothing while they agree. */
export function CodeSection({ slug, page: { code } }: SectionProps) {
  if (code === null || code.findings.length === 0) return null;
  const since = code.state.isCurrent ? null : `as of ${code.state.version ?? "the start"}`;
  return (
    <Section id="code" title="Code and migrations disagree" detail={since ?? code.findings.length}>
      <CodeFindingList slug={slug} findings={code.findings} address={code.state.address} />
    </Section>
  );
}
