import { StateLink } from "@/components/frame/state-link";
import { CoverageBar } from "@/components/marks/coverage-bar";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import type { CoverageCourse } from "@/lib/domain/course";
import type { Domain } from "@/lib/domain/domains";
import { paths } from "@/lib/domain/paths";
import type { ProjectOverview } from "@/lib/domain/project-view";
import { CourseSparkline } from "./course-sparkline";

/** How far each domain is documented. Nothing while the project has no domains. */
export function DomainList({ overview: { project, domains, course, asOf } }: { overview: ProjectOverview }) {
  const { slug } = project;
  if (domains.length === 0) return null;
  const all = (
    <StateLink href={paths.domains(slug)} className="rounded-sm text-sm text-muted-foreground hover:underline">
      By kind
    </StateLink>
  );
  return (
    <Section id="domains" title="Domains" actions={all}>
      <ul className="grid grid-cols-1 overflow-hidden rounded-lg border bg-card sm:grid-cols-2">
        {domains.map(({ domain, tables, coverage, kinds }) => (
          <li key={domain?.id ?? "none"} className="-mt-px flex items-center gap-3 border-t px-4 py-2 sm:odd:border-r">
            <StateLink
              href={`${paths.tables(slug)}?domain=${domain?.id ?? "none"}&sort=coverage`}
              className="min-w-0 flex-1 truncate rounded-sm text-sm hover:underline"
            >
              {domain ? <Revealed>{domain.name}</Revealed> : <span className="text-muted-foreground">No domain</span>}
              <span className="ml-2 text-xs text-muted-foreground">
                {tables === 1 ? "1 table" : `${tables} tables`}
              </span>
            </StateLink>
            <CourseSparkline points={pointsOf(course, domain)} head={asOf.position} />
            <CoverageBar {...coverage} kinds={kinds} isShort />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function pointsOf({ domains }: CoverageCourse, domain: Domain | null) {
  return domains.find((each) => each.domain?.id === domain?.id)?.points ?? [];
}
