import { FactValue } from "@/components/blame/fact-value";
import { factLabel } from "@/components/blame/fact-words";
import { ChangeMark } from "@/components/marks/change-mark";
import { SourceLink } from "@/components/marks/source-link";
import { Identifier } from "@/components/ui/identifier";
import type { ComparedObject } from "@/lib/domain/compare-view";
import { kindWord } from "@/lib/domain/kind-words";

const MOST_SOURCES = 5;

/** Objects that are not what they were: each with its facts before and after, and the statements that did it. */
export function ComparedObjects({ slug, objects }: { slug: string; objects: readonly ComparedObject[] }) {
  if (objects.length === 0) return null;
  return (
    <ul className="flex flex-col divide-y text-sm">
      {objects.map((object) => (
        <li key={object.objectId} className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[6rem_minmax(0,1fr)_auto]">
          <span>
            <ChangeMark kind={object.kind === "removed" ? "dropped" : object.kind} />
          </span>
          <div className="flex min-w-0 flex-col gap-1">
            <span className="min-w-0 break-words">
              <span className="text-muted-foreground">{kindWord(object.objectKind)}</span>{" "}
              <span className="font-mono">
                <Identifier>{object.name}</Identifier>
              </span>
              {object.was ? (
                <span className="text-muted-foreground">
                  , was <span className="font-mono">{object.was}</span>
                </span>
              ) : null}
            </span>
            <Facts facts={object.facts} />
          </div>
          <span className="flex flex-wrap content-start gap-x-3 sm:max-w-56 sm:justify-end">
            <ChangedBy slug={slug} object={object} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The last statements that changed an object. */
export function ChangedBy({ slug, object: { name, by } }: { slug: string; object: ComparedObject }) {
  return by
    .slice(-MOST_SOURCES)
    .map((source) => (
      <SourceLink
        key={`${source.path} ${source.line} ${source.endLine}`}
        slug={slug}
        source={source}
        label={`${name} was changed by`}
      />
    ));
}

function Facts({ facts }: Pick<ComparedObject, "facts">) {
  if (facts.length === 0) return null;
  return (
    <dl className="flex flex-col gap-1">
      {facts.map(({ fact, before, after }) => (
        <div key={fact} className="flex flex-wrap items-baseline gap-x-2 text-xs">
          <dt className="text-muted-foreground">{factLabel(fact)}</dt>
          <dd className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <span className="sr-only">before</span>
            <span className="min-w-0 text-bad">
              <FactValue fact={fact} value={before} />
            </span>
            <span aria-hidden>→</span>
            <span className="sr-only">after</span>
            <span className="min-w-0 text-good">
              <FactValue fact={fact} value={after} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
