import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { CodeFindingList } from "@/components/marks/code-finding-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { CodeState, ProjectCode } from "@/lib/domain/code-view";

const lead =
  "What Drizzle and Prisma schemas declare, held against what the migrations create. The code is read, never run.";

/** What code declares of a project's catalog, and everything in which the two disagree. */
export function CodePageView({ slug, code }: { slug: string; code: ProjectCode }) {
  const { state, findings, coverage } = code;
  return (
    <PageBody>
      <PageHeading title="Code" lead={lead} />
      {state === null ? (
        <p className="max-w-prose text-sm text-muted-foreground">
          No import brought code yet. Import a folder that holds the Drizzle or Prisma schema beside the migrations, or
          push with <code className="font-mono">strata push DIR --code src/db</code>.
        </p>
      ) : (
        <>
          <Section id="declared" title="Declared">
            <p className="text-sm text-muted-foreground">
              {coverage.declaredTables} of {coverage.tables} tables and {coverage.declaredColumns} of {coverage.columns}{" "}
              columns are declared in code. <FromWhen state={state} />
            </p>
            <ul className="flex flex-col gap-0.5 font-mono text-xs text-muted-foreground">
              {state.files.map((path) => (
                <li key={path} className="break-all">
                  {path}
                </li>
              ))}
            </ul>
          </Section>
          <Section id="findings" title="Where code and migrations disagree" detail={findings.length}>
            {findings.length === 0 ? (
              <p className="text-sm text-muted-foreground">They agree in everything that was compared.</p>
            ) : (
              <CodeFindingList slug={slug} findings={findings} address={state.address} />
            )}
          </Section>
        </>
      )}
    </PageBody>
  );
}

function FromWhen({ state: { at, version, isCurrent } }: { state: CodeState }) {
  return (
    <>
      As of <Time at={at} />
      {version ? <span className="font-mono"> at {version}</span> : null}
      {isCurrent ? "." : ": later imports brought migrations and no code, so this may be behind."}
    </>
  );
}
