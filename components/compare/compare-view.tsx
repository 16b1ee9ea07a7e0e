import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import { Pages } from "@/components/ui/pages";
import { Section } from "@/components/ui/section";
import type { CompareSearch } from "@/lib/domain/compare-search";
import type { Comparison, VersionChoice } from "@/lib/domain/compare-view";
import { pointsWords } from "@/lib/domain/compare-words";
import { paths } from "@/lib/domain/paths";
import { CompareForm } from "./compare-form";
import { CompareTotals } from "./compare-totals";
import { ComparedObjects } from "./compared-objects";
import { ComparedTableCard } from "./compared-table-card";
import { CopyMarkdown } from "./copy-markdown";

type CompareViewProps = {
  slug: string;
  comparison: Comparison;
  versions: readonly VersionChoice[];
  search: CompareSearch;
};

/** What became of schema and docs between two migrations: totals, then table by table. */
export function CompareView({ slug, comparison, versions, search }: CompareViewProps) {
  const { tables, others, othersFound, found } = comparison;
  const isWhole = !search.change && !search.docs && !search.q;
  const isEmpty = isWhole && found === 0 && others.length === 0;
  return (
    <PageBody>
      <PageHeading
        title="Compare"
        lead={`What changed in schema and docs ${pointsWords(comparison)}.`}
        actions={<CopyMarkdown slug={slug} search={search} />}
      />
      <CompareForm comparison={comparison} versions={versions} search={search} />
      {isEmpty ? (
        <EmptyState title="Nothing differs">Schema and docs are the same at both.</EmptyState>
      ) : (
        <>
          <CompareTotals slug={slug} comparison={comparison} search={search} />
          <Section id="tables" title="Tables" detail={found.toLocaleString("en")}>
            {found === 0 ? <p className="text-muted-foreground">None of them is so.</p> : null}
            <div className="flex flex-col gap-3">
              {tables.map((table) => (
                <ComparedTableCard key={table.objectId} slug={slug} table={table} comparison={comparison} />
              ))}
            </div>
            <Pages
              of="tables"
              page={comparison.page}
              pages={comparison.pages}
              hrefOf={(page) => paths.compare(slug, { ...search, page })}
            />
          </Section>
          {isWhole && others.length > 0 ? (
            <Section id="others" title="Of no table" detail={othersFound.toLocaleString("en")}>
              <div className="rounded-lg border bg-card px-4 py-2">
                <ComparedObjects slug={slug} objects={others} />
                {othersFound > others.length ? (
                  <p className="py-2 text-sm text-muted-foreground">
                    and {(othersFound - others.length).toLocaleString("en")} more: Copy as Markdown has all of them
                  </p>
                ) : null}
              </div>
            </Section>
          ) : null}
        </>
      )}
    </PageBody>
  );
}
