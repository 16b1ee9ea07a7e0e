import { SourceLink } from "@/components/marks/source-link";
import type { ObjectBlame } from "@/lib/domain/blame-view";
import { FactValue } from "./fact-value";
import { factLabel } from "./fact-words";

type Fact = ObjectBlame["facts"][number];

/** One fact, every statement that gave it, the newest first. */
export function FactChain({ slug, fact: { fact, steps } }: { slug: string; fact: Fact }) {
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-medium">{factLabel(fact)}</h3>
      <ol className="ml-1 flex flex-col border-l">
        {steps.toReversed().map(({ after, provenance }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one reading do not move.
            key={index}
            className="relative flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-1 pl-4 before:absolute before:top-2.5 before:-left-[3.5px] before:size-1.5 before:rounded-full before:bg-border first:before:bg-primary"
          >
            <span className={`min-w-0 flex-1 basis-40 ${index === 0 ? "" : "text-muted-foreground"}`}>
              <FactValue fact={fact} value={after} />
            </span>
            <SourceLink slug={slug} source={provenance} label="by" />
          </li>
        ))}
      </ol>
    </section>
  );
}
