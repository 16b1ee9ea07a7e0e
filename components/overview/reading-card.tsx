import Link from "next/link";
import { statementsSentence } from "@/components/marks/ends-words";
import { Section } from "@/components/ui/section";
import { paths } from "@/lib/domain/paths";
import type { ProjectOverview } from "@/lib/domain/project-view";

/** How every statement of the migrations ended, and what the catalog cannot know from them. */
export function ReadingCard({ slug, reading }: { slug: string; reading: ProjectOverview["reading"] }) {
  const doubts = doubtsOf(reading);
  return (
    <Section id="reading" title="How the migrations were read">
      <p className="text-sm text-muted-foreground">
        {statementsSentence(reading.statements)}
        {doubts.length > 0 ? ` ${doubts.join(", ")}.` : ""}{" "}
        <Link
          href={paths.reading(slug)}
          className="rounded-sm text-primary underline decoration-primary/40 underline-offset-3"
        >
          What they leave open
        </Link>
      </p>
    </Section>
  );
}

function doubtsOf({ dynamic, ran, possibleRenames }: ProjectOverview["reading"]): readonly string[] {
  const built = (number: number) => `${number} ${number === 1 ? "statement" : "statements"} that SQL builds`;
  return [
    ...(dynamic > 0 ? [`${built(dynamic)} only named`] : []),
    ...(ran > 0 ? [`${built(ran)} run in a sandbox`] : []),
    ...(possibleRenames > 0 ? [`${possibleRenames} possible ${possibleRenames === 1 ? "rename" : "renames"}`] : []),
  ];
}
