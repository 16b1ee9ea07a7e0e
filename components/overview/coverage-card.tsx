import { StateLink } from "@/components/frame/state-link";
import { CoverageBar } from "@/components/marks/coverage-bar";
import { StatusMark } from "@/components/marks/status-mark";
import { Card } from "@/components/ui/card";
import { percentOf } from "@/lib/domain/coverage";
import { kindWords } from "@/lib/domain/kind-words";
import { isStandalone } from "@/lib/domain/object-view";
import { paths } from "@/lib/domain/paths";
import type { ProjectOverview } from "@/lib/domain/project-view";
import { reviewStatuses } from "@/lib/domain/review";
import { CoverageCourse } from "./coverage-course";

/** Readiness in one line, then the numbers it comes from. */
export function CoverageCard({ overview }: { overview: ProjectOverview }) {
  const { project, coverage, coverageByKind, statuses, staleTables, tables, asOf } = overview;
  const grid = paths.tables(project.slug);
  const percent = percentOf(coverage);
  return (
    <Card className="flex flex-col divide-y">
      <p className="px-4 py-3">
        {readiness(statuses.verified, tables, staleTables)} {asOf.isHead ? "Head is" : "This is"}{" "}
        <StateLink
          href={paths.migrations(project.slug)}
          className="rounded-sm font-mono text-sm underline decoration-border underline-offset-3"
        >
          {asOf.version}
        </StateLink>
        .
      </p>
      <dl className="grid grid-cols-2 gap-px bg-border sm:grid-cols-4">
        <Figure label="Tables" value={String(tables)} href={grid} />
        <Figure
          label={`Documented, ${coverage.documented} of ${coverage.required}`}
          value={`${percent} %`}
          href={`${grid}?sort=coverage`}
        />
        <Figure label="Verified" value={`${statuses.verified} of ${tables}`} href={`${grid}?status=verified`} />
        <Figure
          label="Stale tables"
          value={String(staleTables)}
          href={paths.stale(project.slug)}
          isWarning={staleTables > 0}
        />
      </dl>
      <CoverageCourse slug={project.slug} points={overview.course.points} head={asOf.position} />
      <ul aria-label="Documented, by kind" className="flex flex-wrap gap-x-6 gap-y-1 px-4 py-2.5 text-xs">
        {coverageByKind.map(({ kind, ...part }) => (
          <li key={kind} className="inline-flex items-center gap-2">
            <StateLink
              href={isStandalone(kind) ? paths.objects(project.slug) : `${grid}?sort=coverage`}
              className="inline-flex min-h-6 items-center rounded-sm hover:underline"
            >
              {kindWords[kind]}
            </StateLink>
            <CoverageBar {...part} isShort />
          </li>
        ))}
      </ul>
      <ul aria-label="Review statuses" className="flex flex-wrap gap-x-6 gap-y-1 px-4 py-2.5">
        {reviewStatuses.map((status) => (
          <li key={status}>
            <StateLink
              href={`${grid}?status=${status}`}
              className="inline-flex items-center gap-2 rounded-sm text-xs hover:underline"
            >
              <StatusMark status={status} /> <span className="tabular-nums">{statuses[status]}</span>
            </StateLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type FigureProps = { label: string; value: string; href: string; isWarning?: boolean };

function Figure({ label, value, href, isWarning = false }: FigureProps) {
  return (
    <div className="bg-card px-4 py-3">
      <dd>
        <StateLink
          href={href}
          className={`rounded-sm text-xl font-semibold tabular-nums hover:underline ${isWarning ? "text-warn" : ""}`}
        >
          {value}
        </StateLink>
      </dd>
      <dt className="text-xs text-muted-foreground">{label}</dt>
    </div>
  );
}

function readiness(verified: number, tables: number, stale: number): string {
  const left = tables - verified;
  if (left === 0 && stale === 0) return "Every table is verified, and nothing is stale.";
  const parts = [
    left > 0 ? `${left} of ${tables} tables are not verified` : "",
    stale > 0 ? `${stale} ${stale === 1 ? "is" : "are"} stale` : "",
  ].filter((part) => part !== "");
  return `${parts.join(", and ")}.`;
}
