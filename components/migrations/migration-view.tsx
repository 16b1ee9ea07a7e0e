import { ArrowDown, ChevronLeft, ChevronRight, CircleX, Minus, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { PageHeading } from "@/components/frame/page-heading";
import { StateLink } from "@/components/frame/state-link";
import { DiagnosticMark } from "@/components/marks/diagnostic-mark";
import { PossibleRenameList } from "@/components/marks/possible-rename-list";
import { StaleDocsItem } from "@/components/marks/stale-docs-item";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import type { DiagnosticView, MigrationPage } from "@/lib/domain/migration-view";
import { isStandalone } from "@/lib/domain/object-view";
import { paths } from "@/lib/domain/paths";
import { statementsSentence } from "@/lib/domain/statement-words";
import { ChangesSection } from "./changes-section";

export type MigrationViewProps = {
  slug: string;
  migration: MigrationPage;
  /** Its SQL, highlighted. */
  sql: ReactNode;
};

/** One migration: its SQL on one side; on the other what it changed, what could not be read, and the docs it made stale. */
export function MigrationView({ slug, migration, sql }: MigrationViewProps) {
  return (
    <>
      <PageHeading
        title={<Identifier>{migration.path}</Identifier>}
        mono
        marks={<Marks migration={migration} />}
        lead={statementsSentence(migration.ends)}
        actions={<Neighbours slug={slug} migration={migration} />}
      />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,3fr)_minmax(22rem,2fr)]">
        {/* Each in its own place: nothing moves over when the SQL arrives. */}
        <div className="flex min-w-0 flex-col gap-8 xl:col-start-2 xl:row-start-1">
          {migration.diagnostics.length > 0 ? <Diagnostics diagnostics={migration.diagnostics} /> : null}
          <ChangesSection slug={slug} changes={migration.changesList} />
          {migration.possibleRenames.length > 0 ? <PossibleRenames slug={slug} migration={migration} /> : null}
          {migration.stale.length > 0 ? <StaleDocs slug={slug} stale={migration.stale} /> : null}
          {migration.nearby.length > 0 ? <Nearby slug={slug} nearby={migration.nearby} /> : null}
        </div>
        <div id="sql" className="min-w-0 scroll-mt-16 xl:col-start-1 xl:row-start-1">
          {sql}
        </div>
      </div>
    </>
  );
}

function Marks({ migration: { failed, ends, stale, position, isRemoved } }: { migration: MigrationPage }) {
  return (
    <>
      <Badge hue="neutral">Migration {position}</Badge>
      {isRemoved ? (
        <Badge hue="warn" icon={<Minus aria-hidden />}>
          Removed from the history
        </Badge>
      ) : null}
      {failed > 0 ? (
        <Badge hue="bad" icon={<CircleX aria-hidden />}>
          {failed} not read
        </Badge>
      ) : null}
      {ends.notUnderstood > failed ? (
        <Badge hue="warn" icon={<TriangleAlert aria-hidden />}>
          {ends.notUnderstood - failed} not understood
        </Badge>
      ) : null}
      {stale.length > 0 ? (
        <a href="#stale" className="rounded-sm hover:underline">
          <Badge hue="warn" icon={<TriangleAlert aria-hidden />}>
            Docs of {stale.length} {stale.length === 1 ? "object" : "objects"} stale
          </Badge>
        </a>
      ) : null}
    </>
  );
}

function Neighbours({ slug, migration: { previous, next } }: { slug: string; migration: MigrationPage }) {
  return (
    <nav aria-label="Neighbouring migrations" className="flex gap-2">
      <Button asChild variant="ghost" className="xl:hidden">
        <a href="#sql">
          <ArrowDown aria-hidden /> SQL
        </a>
      </Button>
      {previous ? (
        <Button asChild>
          <StateLink href={paths.migration(slug, previous.path)} rel="prev">
            <ChevronLeft aria-hidden /> Older<span className="sr-only">: {previous.version}</span>
          </StateLink>
        </Button>
      ) : null}
      {next ? (
        <Button asChild>
          <StateLink href={paths.migration(slug, next.path)} rel="next">
            Newer<span className="sr-only">: {next.version}</span> <ChevronRight aria-hidden />
          </StateLink>
        </Button>
      ) : null}
    </nav>
  );
}

/** Notes alone (what ran in a sandbox, say) are nothing to worry about. */
function titleOf(diagnostics: readonly DiagnosticView[]): string {
  const isCalm = diagnostics.every((each) => each.severity === "info" && each.code !== "DYNAMIC_SQL");
  return isCalm ? "Notes" : "Not read, or in doubt";
}

function Diagnostics({ diagnostics }: { diagnostics: readonly DiagnosticView[] }) {
  return (
    <Section id="diagnostics" title={titleOf(diagnostics)}>
      {diagnostics.some((each) => each.severity === "error") ? (
        <p className="text-sm text-muted-foreground">
          The statements around these were read. Mend the file and import it again.
        </p>
      ) : null}
      <ul className="flex flex-col divide-y rounded-lg border bg-card text-sm">
        {diagnostics.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings can be the same in every word.
          <li key={index} className="flex flex-col gap-1 px-3 py-2">
            <div className="flex items-center gap-3">
              <DiagnosticMark severity={each.severity} code={each.code} />
              {each.line === null ? null : (
                <a
                  href={`#L${each.line}`}
                  className="rounded-sm font-mono text-xs text-muted-foreground hover:underline"
                >
                  line {each.line}
                </a>
              )}
            </div>
            <p className="break-words">
              {each.message} {each.hint ? <span className="text-muted-foreground">({each.hint})</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PossibleRenames({
  slug,
  migration: { possibleRenames, previous },
}: {
  slug: string;
  migration: MigrationPage;
}) {
  return (
    <Section id="possible-renames" title="Perhaps renamed" detail={possibleRenames.length}>
      <p className="text-sm text-muted-foreground">
        Dropped and added in this migration. They are held to be two things, each with its own docs.
      </p>
      <PossibleRenameList slug={slug} renames={possibleRenames} before={previous?.version ?? null} />
    </Section>
  );
}

function StaleDocs({ slug, stale }: { slug: string; stale: MigrationPage["stale"] }) {
  return (
    <Section id="stale" title="Docs it made stale" detail={stale.length}>
      <ul className="flex flex-col gap-1 text-sm">
        {stale.map((docs) => (
          <li
            key={`${docs.schema}.${docs.name} ${docs.kind} ${docs.object}`}
            className="flex flex-wrap items-center gap-x-3"
          >
            <StaleDocsItem docs={docs} name={<DocsLink slug={slug} docs={docs} />} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Nearby({ slug, nearby }: { slug: string; nearby: MigrationPage["nearby"] }) {
  return (
    <Section id="nearby" title="Worth a look" detail={nearby.length}>
      <p className="text-sm text-muted-foreground">
        Changed beside docs that are good: parts nobody has written about, of tables with docs.
      </p>
      <ul className="flex flex-col gap-1 text-sm">
        {nearby.map((each) => (
          <li key={`${each.schema}.${each.name} ${each.summary}`} className="flex flex-wrap items-center gap-x-3">
            <NameLink href={paths.table(slug, each.schema, each.name)} name={each.name} />
            <span className="min-w-0 text-muted-foreground">
              <Revealed>{each.summary}</Revealed>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DocsLink({ slug, docs }: { slug: string; docs: MigrationPage["stale"][number] }) {
  const { kind, schema, name } = docs;
  const href = isStandalone(kind) ? paths.objects(slug) : paths.table(slug, schema, name);
  return <NameLink href={href} name={name} />;
}

function NameLink({ href, name }: { href: string; name: string }) {
  return (
    <StateLink
      href={href}
      className="rounded-sm font-mono underline decoration-border underline-offset-3 hover:text-foreground"
    >
      <Identifier>{name}</Identifier>
    </StateLink>
  );
}
