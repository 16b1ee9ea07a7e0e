import { CircleX, FileUp, GitCompareArrows, Layers, Minus, TriangleAlert } from "lucide-react";
import { PageHeading } from "@/components/frame/page-heading";
import { StateLink } from "@/components/frame/state-link";
import { Mark } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Identifier } from "@/components/ui/identifier";
import { Link } from "@/components/ui/link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { MigrationList, MigrationRow } from "@/lib/domain/migration-view";
import { paths } from "@/lib/domain/paths";
import { endsWords } from "@/lib/domain/statement-words";
import { ChangeCounts } from "./change-counts";

export type MigrationListViewProps = { slug: string; list: MigrationList; canImport: boolean };

/** The migrations of a project, newest first, with what each did to the schema and to the docs. */
export function MigrationListView({ slug, list, canImport }: MigrationListViewProps) {
  const importButton = canImport ? (
    <Button asChild variant="primary">
      <StateLink href={paths.import(slug)}>
        <FileUp aria-hidden /> Import
      </StateLink>
    </Button>
  ) : null;
  const number = list.migrations.length;
  return (
    <>
      <PageHeading
        title="Migrations"
        lead={
          number > 0 ? (
            <>
              {leadOf(number, list.asOf.version)}{" "}
              <StateLink
                href={paths.reading(slug)}
                className="rounded-sm text-primary underline decoration-primary/40 underline-offset-3"
              >
                How they were read
              </StateLink>
            </>
          ) : undefined
        }
        actions={
          <>
            {number > 1 ? (
              <Button asChild>
                <StateLink href={paths.compare(slug)}>
                  <GitCompareArrows aria-hidden /> Compare two
                </StateLink>
              </Button>
            ) : null}
            {importButton}
          </>
        }
      />
      {number === 0 ? (
        <EmptyState icon={<Layers aria-hidden />} title="No migrations yet" action={importButton}>
          Give Strata the folder of migrations of this database, for example <code>supabase/migrations</code> or{" "}
          <code>prisma/migrations</code>. Each lays down a stratum of the schema.
        </EmptyState>
      ) : (
        <div className="overflow-hidden rounded-lg border bg-card">
          <Table label="Migrations, newest first" stacks>
            <TableHeader>
              <tr>
                <TableHead className="w-12 text-right">#</TableHead>
                <TableHead>Migration</TableHead>
                <TableHead>Changes</TableHead>
                <TableHead>Statements</TableHead>
                <TableHead>Docs</TableHead>
                <TableHead>Imported</TableHead>
                <TableHead>
                  <span className="sr-only">Compare</span>
                </TableHead>
              </tr>
            </TableHeader>
            <TableBody>
              {list.migrations.map((row) => (
                <MigrationItem key={row.path} slug={slug} row={row} />
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </>
  );
}

function leadOf(number: number, head: string | null): string {
  return `${number.toLocaleString("en")} ${number === 1 ? "migration" : "migrations"}, newest first. Head is ${head ?? "empty"}.`;
}

function staleWords(tables: number): string {
  return `The docs of ${tables} ${tables === 1 ? "table are" : "tables are"} stale since`;
}

function MigrationItem({ slug, row }: { slug: string; row: MigrationRow }) {
  return (
    <TableRow>
      <TableCell className="text-right text-muted-foreground">{row.position}</TableCell>
      <TableCell data-grow className="max-w-96 min-w-56">
        <StateLink
          href={paths.migration(slug, row.path)}
          className="rounded-sm font-mono decoration-border underline-offset-3 hover:underline"
        >
          <span className="text-muted-foreground">{row.version}</span>{" "}
          {row.name === row.version ? null : <Identifier>{row.name}</Identifier>}
        </StateLink>
      </TableCell>
      <TableCell data-line>
        <ChangeCounts changes={row.changes} />
      </TableCell>
      <TableCell>
        <StatementsCell row={row} />
      </TableCell>
      <TableCell>
        {row.staleTables > 0 ? (
          <Mark hue="warn" icon={<TriangleAlert aria-hidden />} title={staleWords(row.staleTables)}>
            {row.staleTables} stale
          </Mark>
        ) : null}
      </TableCell>
      <TableCell className="text-xs text-muted-foreground">
        <Time at={row.importedAt} day />
      </TableCell>
      <TableCell className="text-xs">
        <Link
          href={paths.compare(slug, { from: row.path })}
          className="rounded-sm whitespace-nowrap text-primary hover:underline"
        >
          Changed since<span className="sr-only"> {row.version}</span>
        </Link>
      </TableCell>
    </TableRow>
  );
}

function StatementsCell({ row: { isRemoved, failed, ends, statements } }: { row: MigrationRow }) {
  if (isRemoved) {
    return (
      <Mark hue="warn" icon={<Minus aria-hidden />}>
        removed
      </Mark>
    );
  }
  const words = endsWords(ends);
  if (failed > 0) {
    return (
      <Mark hue="bad" icon={<CircleX aria-hidden />} title={words}>
        {failed} of {statements} not read
      </Mark>
    );
  }
  if (ends.notUnderstood > 0) {
    return (
      <Mark hue="warn" icon={<TriangleAlert aria-hidden />} title={words}>
        {ends.notUnderstood} of {statements} not understood
      </Mark>
    );
  }
  return (
    <span className="text-xs text-muted-foreground" title={words}>
      {statements} read
    </span>
  );
}
