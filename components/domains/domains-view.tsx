import { StateLink } from "@/components/frame/state-link";
import { CoverageBar } from "@/components/marks/coverage-bar";
import { EmptyState } from "@/components/ui/empty-state";
import { Revealed } from "@/components/ui/revealed";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { DomainCoverage, DomainList } from "@/lib/domain/domains";
import { kindWords } from "@/lib/domain/kind-words";
import { paths } from "@/lib/domain/paths";
import { templateKinds } from "@/lib/domain/template";
import { DomainTools } from "./domain-tools";

/** How far each domain is documented, by kind, and what arranges the domains. */
export function DomainsView({ slug, list: { domains, can } }: { slug: string; list: DomainList }) {
  if (domains.length === 0) {
    return (
      <EmptyState title="No domains yet">
        A domain is a part of the schema that belongs together, such as billing or sign-in. Select tables in the{" "}
        <StateLink href={paths.tables(slug)} className="text-primary underline underline-offset-3">
          list of tables
        </StateLink>
        , press d and write a name.
      </EmptyState>
    );
  }
  const kinds = templateKinds.filter((kind) => domains.some((each) => each.kinds.some((one) => one.kind === kind)));
  const order = domains.flatMap(({ domain }) => (domain ? [domain] : []));
  return (
    <Table label="Domains" stacks frame="rounded-lg border">
      <TableHeader>
        <tr>
          <TableHead>Domain</TableHead>
          <TableHead>Documented</TableHead>
          {kinds.map((kind) => (
            <TableHead key={kind} className="text-right">
              {kindWords[kind]}
            </TableHead>
          ))}
          {can.includes("domain.set") ? <TableHead>Arrange</TableHead> : null}
        </tr>
      </TableHeader>
      <TableBody>
        {domains.map((each) => (
          <TableRow key={each.domain?.id ?? "none"}>
            <TableCell data-line>
              <StateLink
                href={`${paths.tables(slug)}?domain=${each.domain?.id ?? "none"}&sort=coverage`}
                className="rounded-sm font-medium hover:underline"
              >
                {each.domain ? <Revealed>{each.domain.name}</Revealed> : "No domain"}
              </StateLink>
              <span className="ml-2 text-xs whitespace-nowrap text-muted-foreground">
                {each.tables === 1 ? "1 table" : `${each.tables} tables`}
              </span>
            </TableCell>
            <TableCell>
              <CoverageBar {...each.coverage} />
            </TableCell>
            {kinds.map((kind) => (
              <TableCell key={kind} data-label={kindWords[kind]} className="text-right whitespace-nowrap tabular-nums">
                {wordsOf(each, kind)}
              </TableCell>
            ))}
            {can.includes("domain.set") ? (
              <TableCell data-line className="py-0">
                {each.domain ? <DomainTools slug={slug} domain={each.domain} order={order} /> : null}
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function wordsOf({ kinds }: DomainCoverage, kind: string): string {
  const found = kinds.find((each) => each.kind === kind);
  return found ? `${found.documented} of ${found.required}` : "–";
}
