import { StateLink } from "@/components/frame/state-link";
import { SourceLink } from "@/components/marks/source-link";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import { paths } from "@/lib/domain/paths";
import type { ProjectOverview } from "@/lib/domain/project-view";

/** What is stale, by who answers for it, each with the change that did it. */
export function StaleList({ slug, groups }: { slug: string; groups: ProjectOverview["staleByOwner"] }) {
  if (groups.length === 0) {
    return (
      <Section id="stale" title="Stale docs">
        <p className="text-sm text-muted-foreground">
          Nothing is stale: every doc is as new as the change it speaks of.
        </p>
      </Section>
    );
  }
  return (
    <Section
      id="stale"
      title="Stale docs"
      detail={
        <StateLink href={paths.stale(slug)} className="rounded-sm underline decoration-border underline-offset-3">
          All, field by field
        </StateLink>
      }
    >
      <div className="flex flex-col gap-4 rounded-lg border bg-card p-4">
        {groups.map((group) => (
          <div key={group.owner?.id ?? "nobody"} className="flex flex-col gap-1">
            <h3 className="text-xs font-medium text-muted-foreground">{group.owner?.name ?? "Nobody owns these"}</h3>
            <ul className="flex flex-col gap-1 text-sm">
              {group.tables.map((table) => (
                <li key={`${table.schema}.${table.name}`} className="flex flex-wrap items-baseline gap-x-2">
                  <StateLink
                    href={paths.table(slug, table.schema, table.name)}
                    className="rounded-sm font-mono font-medium text-primary hover:underline"
                  >
                    <Identifier>{table.name}</Identifier>
                  </StateLink>
                  <span className="min-w-0 text-muted-foreground">
                    <Revealed>{table.cause.summary}</Revealed>
                  </span>
                  <SourceLink slug={slug} source={table.cause} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}
