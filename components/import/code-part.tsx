import { CodeFindingList } from "@/components/marks/code-finding-list";
import { Section } from "@/components/ui/section";
import type { ImportCode } from "@/lib/domain/code-view";
import { count } from "./preview-words";

/** What the code that came along declares, and where it disagrees with the migrations. */
export function CodePart({ slug, code }: { slug: string; code: ImportCode }) {
  const { files, references, findings, shown } = code;
  const where = files.length === 1 ? files[0] : `${files.length} files`;
  return (
    <Section id="code" title="Code" detail={findings === 0 ? "agrees" : count(findings, "disagreement")}>
      <p className="text-sm text-muted-foreground">
        {count(references, "object")} of the catalog {references === 1 ? "is" : "are"} declared in{" "}
        <code className="font-mono break-all">{where}</code>.
      </p>
      {shown.length > 0 ? <CodeFindingList slug={slug} findings={shown} hasSources={false} /> : null}
      {findings > shown.length ? (
        <p className="text-sm text-muted-foreground">And {count(findings - shown.length, "more disagreement")}.</p>
      ) : null}
    </Section>
  );
}
