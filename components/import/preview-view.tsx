"use client";

import { useState } from "react";
import { ExternalList } from "@/components/marks/external-list";
import { PossibleRenameList } from "@/components/marks/possible-rename-list";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { DialectChoice, LayoutChoice } from "@/lib/domain/import-inputs";
import type { ImportPreview } from "@/lib/domain/import-view";
import { paths } from "@/lib/domain/paths";
import { statementsSentence } from "@/lib/domain/statement-words";
import { BrokenAssumptions } from "./broken-assumptions";
import { CodePart } from "./code-part";
import { DiagnosticList } from "./diagnostic-list";
import { MigrationItems } from "./migration-items";
import { count, detailsOf, diagnosticsTitle, dynamicWords, headlineOf } from "./preview-words";
import { ProblemView } from "./problem-view";
import { ReadingChoices } from "./reading-choices";
import { Totals } from "./totals";
import { TouchedDocs } from "./touched-docs";
import type { Choices, Problem } from "./use-import";

export type PreviewViewProps = {
  slug: string;
  preview: ImportPreview;
  problem: Problem | null;
  onApply: (acceptHistory: boolean) => void;
  onRead: (choices: Choices) => void;
  choices: Choices;
  onStartOver: () => void;
};

/** One screen that says what was seen, what would change and what could not be read; one button. */
export function PreviewView({ slug, preview, problem, onApply, onRead, choices, onStartOver }: PreviewViewProps) {
  const errors = preview.diagnostics.filter((each) => each.severity === "error").length;
  const touched = preview.stale.length + preview.nearby.length + preview.dropped.length;
  const read: Choices = {
    layout: preview.layout as LayoutChoice,
    dialect: preview.dialect as DialectChoice,
    wholeHistory: preview.isWhole,
    runDynamic: preview.dynamic.isAsked,
  };
  return (
    <div className="flex flex-col gap-8">
      {problem ? <ProblemView problem={problem} choices={choices} onLookAgain={onRead} /> : null}
      <Verdict slug={slug} preview={preview} onApply={onApply} onStartOver={onStartOver} />
      <WholeHistory preview={preview} onChange={(wholeHistory) => onRead({ ...read, wholeHistory })} />
      <RunDynamic preview={preview} onChange={(runDynamic) => onRead({ ...read, runDynamic })} />
      <ReadingChoices
        choices={read}
        reasons={{ layout: preview.layoutReason, dialect: preview.dialectReason }}
        onChange={onRead}
      />
      <div className="flex flex-col gap-3">
        <Totals totals={preview.totals} />
        <p className="text-sm text-muted-foreground">{statementsSentence(preview.statements)}</p>
      </div>
      {preview.diagnostics.length > 0 ? (
        <Section
          id="diagnostics"
          title={diagnosticsTitle(preview.diagnostics)}
          detail={errors > 0 ? count(errors, "error") : undefined}
        >
          {errors > 0 ? (
            <p className="max-w-prose text-sm text-muted-foreground">
              What surrounds these is read and imported all the same. Mend the file and import it again, or go on
              without.
            </p>
          ) : null}
          <DiagnosticList diagnostics={preview.diagnostics} />
        </Section>
      ) : null}
      {preview.possibleRenames.length > 0 ? (
        <Section id="possible-renames" title="Perhaps renamed" detail={preview.possibleRenames.length}>
          <p className="max-w-prose text-sm text-muted-foreground">
            Dropped and added in one migration. They are taken to be two things, each with its own docs.
          </p>
          <PossibleRenameList slug={slug} renames={preview.possibleRenames} isApplied={false} />
        </Section>
      ) : null}
      {touched > 0 ? (
        <Section id="docs" title="Docs this touches" detail={count(touched, "table")}>
          <TouchedDocs stale={preview.stale} nearby={preview.nearby} dropped={preview.dropped} />
        </Section>
      ) : null}
      {preview.broken.length > 0 ? (
        <Section id="assumptions" title="Assumptions this breaks" detail={preview.broken.length}>
          <p className="max-w-prose text-sm text-muted-foreground">
            Taken for granted so far, and not true of these. Mend the migration, or say afterwards why each is an
            exception.
          </p>
          <BrokenAssumptions broken={preview.broken} />
        </Section>
      ) : null}
      {preview.external.length > 0 ? (
        <Section id="outside" title="Outside of the migrations" detail={preview.external.length}>
          <p className="max-w-prose text-sm text-muted-foreground">
            Referred to and never created. Strata takes these to be there already; one you do not know is a typing
            error, or its file is missing.
          </p>
          <ExternalList slug={slug} external={preview.external} isApplied={false} />
        </Section>
      ) : null}
      {preview.code ? <CodePart slug={slug} code={preview.code} /> : null}
      <Section id="migrations" title="Migrations, in order" detail={count(preview.migrations.length, "migration")}>
        <MigrationItems migrations={preview.migrations} />
      </Section>
    </div>
  );
}

/** A folder that lacks some of what the project has may be all there is left of the history. */
function WholeHistory({ preview, onChange }: { preview: ImportPreview; onChange: (isWhole: boolean) => void }) {
  const { stored } = preview.counts;
  if (!preview.isWhole && !(preview.looksWhole && stored > 0)) return null;
  const missing = `${count(stored, "migration")} of the project ${stored === 1 ? "is" : "are"} not among the files`;
  return (
    <Checkbox
      checked={preview.isWhole}
      onCheckedChange={onChange}
      label={
        preview.isWhole
          ? "These files are the whole history: what is not among them is removed. What people wrote is kept."
          : `These files are the whole history: ${missing}, and would be removed. What people wrote is kept.`
      }
    />
  );
}

/** Only offered where there is something that only running can tell. */
function RunDynamic({ preview, onChange }: { preview: ImportPreview; onChange: (runs: boolean) => void }) {
  const { named, ran, isAsked, wasAsked } = preview.dynamic;
  if (named + ran === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      {wasAsked ? null : (
        <Checkbox
          checked={isAsked}
          onCheckedChange={onChange}
          label={`Run ${count(named + ran, "statement")} that ${named + ran === 1 ? "builds" : "build"} SQL in a throwaway sandbox, which holds nothing and reaches nothing.`}
        />
      )}
      <p className="max-w-prose text-sm text-muted-foreground">{dynamicWords(preview.dynamic)}</p>
    </div>
  );
}

function Verdict({
  slug,
  preview,
  onApply,
  onStartOver,
}: Pick<PreviewViewProps, "slug" | "preview" | "onApply" | "onStartOver">) {
  const [isAccepted, setIsAccepted] = useState(false);
  const isBlocked = preview.changesHistory && !isAccepted;
  return (
    <div className="flex flex-col gap-3 rounded-lg border bg-card p-4">
      <h2 className="text-lg font-semibold text-pretty">{headlineOf(preview)}</h2>
      <ul className="flex flex-col gap-1 text-sm text-muted-foreground empty:hidden">
        {detailsOf(preview).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {preview.changesHistory ? (
        <Checkbox
          checked={isAccepted}
          onCheckedChange={setIsAccepted}
          label="Change history: replay every migration from the start. Docs stay with their objects, old texts are kept."
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        {preview.isUnchanged ? (
          <Button asChild variant="primary">
            <Link href={paths.tables(slug)}>Go to the tables</Link>
          </Button>
        ) : (
          <Button variant="primary" disabled={isBlocked} onClick={() => onApply(isAccepted)}>
            Import
          </Button>
        )}
        <Button onClick={onStartOver}>Give other files</Button>
      </div>
    </div>
  );
}
