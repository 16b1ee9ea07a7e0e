import { StateLink } from "@/components/frame/state-link";
import { paths } from "@/lib/domain/paths";
import type { ProjectOverview } from "@/lib/domain/project-view";
import { statementsSentence } from "@/lib/domain/statement-words";

/** How every statement of the migrations ended, and what the catalog cannot know from them. */
export function ReadingLine({ slug, reading }: { slug: string; reading: ProjectOverview["reading"] }) {
  const doubts = doubtsOf(reading);
  return (
    <p className="text-sm text-muted-foreground">
      In all {statementsSentence(reading.statements)} {doubts.length > 0 ? `${doubts.join(", ")}. ` : ""}
      <StateLink
        href={paths.reading(slug)}
        className="rounded-sm text-primary underline decoration-primary/40 underline-offset-3"
      >
        How they were read
      </StateLink>
    </p>
  );
}

function doubtsOf({ dynamic, ran, possibleRenames }: ProjectOverview["reading"]): readonly string[] {
  return [
    ...(dynamic > 0 ? [`${dynamic} that only running would tell`] : []),
    ...(ran > 0 ? [`${ran} run in a sandbox`] : []),
    ...(possibleRenames > 0 ? [`${possibleRenames} possible ${possibleRenames === 1 ? "rename" : "renames"}`] : []),
  ];
}
