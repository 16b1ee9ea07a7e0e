import { CircleCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { ImportOutcome } from "@/lib/domain/import-view";
import { paths } from "@/lib/domain/paths";
import { CodePart } from "./code-part";
import { DiagnosticList } from "./diagnostic-list";
import { count, diagnosticsTitle } from "./preview-words";
import { Totals } from "./totals";
import { TouchedDocs } from "./touched-docs";

/** What an import did, and where to go from here. */
export function OutcomeView({
  slug,
  outcome,
  onStartOver,
}: {
  slug: string;
  outcome: ImportOutcome;
  onStartOver: () => void;
}) {
  return (
    <div className="flex flex-col gap-8">
      <div role="status" className="flex flex-col gap-3 rounded-lg border bg-card p-4">
        <h2 className="flex items-center gap-2 text-lg font-semibold">
          <CircleCheck className="size-5 shrink-0 text-good" aria-hidden />
          {titleOf(outcome)}
        </h2>
        <p className="text-sm text-muted-foreground">{detailOf(outcome)}</p>
        <div className="flex flex-wrap gap-2">
          <Button asChild variant="primary">
            <Link href={paths.tables(slug)}>Go to the tables</Link>
          </Button>
          <Button asChild>
            <Link href={paths.migrations(slug)}>See the migrations</Link>
          </Button>
          <Button asChild>
            <Link href={paths.reading(slug)}>How they were read</Link>
          </Button>
          <Button onClick={onStartOver}>Import more</Button>
        </div>
      </div>
      <Totals totals={outcome.totals} />
      {outcome.stale.length > 0 ? (
        <Section id="docs" title="Docs that went stale" detail={count(outcome.stale.length, "object")}>
          <TouchedDocs stale={outcome.stale} nearby={[]} dropped={[]} />
        </Section>
      ) : null}
      {outcome.code ? <CodePart slug={slug} code={outcome.code} /> : null}
      {outcome.diagnostics.length > 0 ? (
        <Section id="diagnostics" title={diagnosticsTitle(outcome.diagnostics)}>
          <DiagnosticList diagnostics={outcome.diagnostics} />
        </Section>
      ) : null}
    </div>
  );
}

function titleOf({ isUnchanged, migrationsAdded, migrationsEdited, code, changes }: ImportOutcome): string {
  if (isUnchanged) return "Nothing changed";
  const parts = [
    ...(migrationsAdded > 0 ? [`${count(migrationsAdded, "migration")} imported`] : []),
    ...(migrationsEdited > 0 ? [`${count(migrationsEdited, "migration")} replaced`] : []),
  ];
  if (parts.length > 0) return parts.join(", ");
  return code?.isNew && changes === 0 ? "The code was brought up to date" : "The history was read again";
}

function detailOf({ isUnchanged, changes, head, seconds }: ImportOutcome): string {
  if (isUnchanged) return `The project already had these migrations. Head is ${head ?? "empty"}.`;
  return `${count(changes, "change")} in ${seconds < 0.1 ? "less than 0.1" : seconds.toFixed(1)} s. Head is ${head ?? "empty"}.`;
}
