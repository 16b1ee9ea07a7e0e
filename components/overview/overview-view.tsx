import { AsOfCore } from "@/components/as-of/as-of-core";
import { CoreLegend } from "@/components/core-sample/core-legend";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import type { ProjectOverview } from "@/lib/domain/project-view";
import { CodeCard } from "./code-card";
import { CoverageCard } from "./coverage-card";
import { DomainList } from "./domain-list";
import { EmptyProject } from "./empty-project";
import { LatestEdits } from "./latest-edits";
import { LatestMigrations } from "./latest-migrations";
import { StaleList } from "./stale-list";

/** Where a project stands, in one screen; every number leads to the list behind it. */
export function OverviewView({ overview }: { overview: ProjectOverview }) {
  const { project, asOf, bands, marks } = overview;
  const { slug } = project;
  if (asOf.headPosition === 0) return <EmptyProject project={project} />;
  const stale = overview.staleByOwner.flatMap((group) => group.tables.map((table) => table.cause.position));
  return (
    <PageBody
      aside={
        <div className="flex flex-col gap-2">
          <h2 className="text-xs font-medium text-muted-foreground">The schema in layers</h2>
          <AsOfCore
            asOf={asOf}
            bands={bands}
            marks={marks}
            label={project.name}
            staleFrom={stale.length === 0 ? null : Math.min(...stale)}
          />
          <p className="text-xs text-muted-foreground">
            Each band is a migration, the oldest at the bottom. Choose one to see the project as it was.
          </p>
          <CoreLegend />
        </div>
      }
    >
      <PageHeading title={project.name} lead={project.description || undefined} />
      <CoverageCard overview={overview} />
      <DomainList overview={overview} />
      <StaleList slug={slug} groups={overview.staleByOwner} />
      {overview.code ? <CodeCard slug={slug} code={overview.code} /> : null}
      <div className="grid grid-cols-1 gap-8 md:grid-cols-2">
        <LatestMigrations slug={slug} migrations={overview.migrations} reading={overview.reading} />
        <LatestEdits slug={slug} edits={overview.edits} />
      </div>
    </PageBody>
  );
}
