import { Identifier } from "@/components/ui/identifier";
import type { ExternalView } from "@/lib/domain/reading-view";
import { SourceLink } from "./source-link";

const kinds: readonly (readonly [ExternalView["kind"], string])[] = [
  ["extension", "Extensions"],
  ["schema", "Schemas"],
  ["table", "Tables"],
  ["type", "Types"],
  ["function", "Functions"],
  ["role", "Roles"],
];

type ExternalListProps = {
  slug: string;
  external: readonly ExternalView[];
  /** False before an import is applied, when its migrations have no pages yet. */
  isApplied?: boolean;
};

/** What lies outside of the migrations, by kind, each with the statement that first refers to it. */
export function ExternalList({ slug, external, isApplied = true }: ExternalListProps) {
  const groups = kinds.map(([kind, label]) => ({ kind, label, found: external.filter((each) => each.kind === kind) }));
  return (
    <dl className="divide-y rounded-lg border bg-card text-sm">
      {groups
        .filter(({ found }) => found.length > 0)
        .map(({ kind, label, found }) => (
          <div key={kind} className="grid gap-x-4 gap-y-1 px-3 py-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
            <dt className="text-muted-foreground">{label}</dt>
            <dd>
              <ul className="grid gap-x-6 gap-y-1 md:grid-cols-2">
                {found.map((each) => (
                  <li key={`${each.schema}.${each.name}`} className="flex flex-wrap items-baseline gap-x-3">
                    <span className="min-w-0 font-mono">
                      <Identifier>{each.schema === null ? each.name : `${each.schema}.${each.name}`}</Identifier>
                    </span>
                    {isApplied ? (
                      <SourceLink slug={slug} source={each.source} label="first referred to by" />
                    ) : (
                      <code className="font-mono text-xs text-muted-foreground">
                        {each.source.version}:{each.source.line}
                      </code>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
    </dl>
  );
}
