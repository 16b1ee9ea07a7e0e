import { StateLink } from "@/components/frame/state-link";
import { CodeFindingList } from "@/components/marks/code-finding-list";
import { Section } from "@/components/ui/section";
import { paths } from "@/lib/domain/paths";
import type { ProjectOverview } from "@/lib/domain/project-view";

/** Whether code and migrations agree, and the first things in which they do not. */
export function CodeCard({ slug, code }: { slug: string; code: NonNullable<ProjectOverview["code"]> }) {
  const all = code.warnings + code.notes;
  const since = code.state.isCurrent
    ? ""
    : ` As of ${code.state.version ?? "the start"}: no code came with later imports.`;
  return (
    <Section id="code" title="Code and migrations">
      <p className="text-sm text-muted-foreground">
        {all === 0 ? "They agree in everything that was compared." : `They disagree in ${words(code)}.`}
        {since}{" "}
        <StateLink
          href={paths.code(slug)}
          className="rounded-sm text-primary underline decoration-primary/40 underline-offset-3"
        >
          {all > code.first.length ? `See all ${all.toLocaleString("en")}` : "What was compared"}
        </StateLink>
      </p>
      {code.first.length > 0 ? (
        <CodeFindingList slug={slug} findings={code.first} address={code.state.address} />
      ) : null}
    </Section>
  );
}

function words({ warnings, notes }: { readonly warnings: number; readonly notes: number }): string {
  const places = (number: number) => `${number.toLocaleString("en")} ${number === 1 ? "place" : "places"}`;
  if (notes === 0) return places(warnings);
  return warnings === 0
    ? `${places(notes)} that code does not speak of`
    : `${places(warnings + notes)}, ${notes} of which code does not speak of`;
}
