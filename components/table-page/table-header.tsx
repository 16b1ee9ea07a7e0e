import { BlameButton } from "@/components/blame/blame-button";
import { CodeLink } from "@/components/marks/code-link";
import { CoverageBar } from "@/components/marks/coverage-bar";
import { RlsMark } from "@/components/marks/rls-mark";
import { SourceLink } from "@/components/marks/source-link";
import { DomainPicker } from "@/components/review/domain-picker";
import { OwnerPicker } from "@/components/review/owner-picker";
import { StatusMenu } from "@/components/review/status-menu";
import { CopyButton } from "@/components/ui/copy-button";
import { Identifier } from "@/components/ui/identifier";
import type { SectionProps } from "./table-page-view";

/** Name, kind, status, owner, coverage: what a reader looks for first. */
export function TableHeader({ slug, page, usesRls }: SectionProps) {
  const { table, asOf } = page;
  const can = asOf.isHead ? page.can : [];
  const declared = page.code?.references[table.objectId];
  const qualified = `${table.schema}.${table.name}`;
  return (
    <header className="flex flex-col gap-3">
      <div className="group flex flex-wrap items-baseline gap-x-3">
        <h1 className="font-mono text-2xl font-semibold tracking-tight">
          <span className="font-normal text-muted-foreground">
            <Identifier>{`${table.schema}.`}</Identifier>
          </span>
          <Identifier>{table.name}</Identifier>
        </h1>
        <span className="text-sm text-muted-foreground">{table.isExternal ? "table made elsewhere" : table.kind}</span>
        <CopyButton text={qualified} label={`Copy ${qualified}`} onHover />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <StatusMenu
          slug={slug}
          tables={[{ objectId: table.objectId, number: table.statusNumber }]}
          status={table.status}
          can={can}
          reviewKey={page.review?.key ?? null}
          isOwn={page.review?.isOwn}
          hasKeys
        />
        <OwnerPicker
          slug={slug}
          objectIds={[table.objectId]}
          owner={table.owner}
          choices={page.owners}
          canSet={can.includes("owner.set")}
          hasKeys
        />
        <DomainPicker
          slug={slug}
          objectIds={[table.objectId]}
          domain={table.domain}
          choices={page.domains}
          canSet={can.includes("domain.set")}
          hasKeys
        />
        <CoverageBar {...table.coverage} kinds={page.coverage} />
        {table.rls === "not applicable" ? null : (
          <span className="flex items-center gap-1.5 text-xs text-muted-foreground">
            RLS <RlsMark rls={table.rls} policies={table.policies} isCalm={!usesRls} />
          </span>
        )}
        <span className="text-xs text-muted-foreground">
          {table.isExternal ? "First changed by" : "Made by"} <SourceLink slug={slug} source={table.origin} />
          {table.lastChange.version === table.origin.version ? null : (
            <>
              , last changed by <span className="font-mono">{table.lastChange.version}</span>
            </>
          )}
          {table.changed ? (
            <span className="ml-0.5 inline-flex align-middle">
              <BlameButton
                slug={slug}
                objectId={table.objectId}
                name={table.name}
                asOf={asOf.isHead ? null : asOf.version}
              />
            </span>
          ) : null}
        </span>
        {page.code && declared ? (
          <span className="text-xs text-muted-foreground">
            Declared in <CodeLink reference={declared} address={page.code.state.address} />
          </span>
        ) : null}
      </div>
    </header>
  );
}
