import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import type { CompareSearch } from "@/lib/domain/compare-search";
import { type Comparison, comparedDocs, comparedKinds } from "@/lib/domain/compare-view";
import { comparedDocsWords, countsWords } from "@/lib/domain/compare-words";
import { paths } from "@/lib/domain/paths";

type CompareTotalsProps = { slug: string; comparison: Comparison; search: CompareSearch };

const kindWords = { added: "Added", altered: "Altered", renamed: "Renamed", removed: "Removed" } as const;

/** How much of what there is; each number but 0 leads to the tables behind it, and back to all. */
export function CompareTotals({ slug, comparison, search }: CompareTotalsProps) {
  const { totals } = comparison;
  const { page: _, ...kept } = search;
  const toggled = (key: "change" | "docs", value: string) =>
    paths.compare(slug, { ...kept, [key]: kept[key] === value ? undefined : value } as CompareSearch);
  return (
    <div className="flex flex-col gap-3 rounded-lg border bg-card p-4">
      <Row label="Schema of tables">
        {comparedKinds.map((kind) => (
          <Chip
            key={kind}
            href={toggled("change", kind)}
            isOn={search.change === kind}
            label={kindWords[kind]}
            count={totals.tables[kind]}
          />
        ))}
      </Row>
      <Row label="Docs of tables">
        {comparedDocs.map((kind) => (
          <Chip
            key={kind}
            href={toggled("docs", kind)}
            isOn={search.docs === kind}
            label={comparedDocsWords[kind]}
            count={totals.docs[kind]}
          />
        ))}
      </Row>
      <p className="text-sm text-muted-foreground">
        Columns, keys, indexes and the rest: {countsWords(totals.objects)}.{" "}
        {totals.fields === 1 ? "One field was" : `${totals.fields.toLocaleString("en")} fields were`} written. Unchanged
        docs of tables that stayed as they were are counted, not listed.
      </p>
    </div>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="w-full text-sm text-muted-foreground sm:w-32">{label}</span>
      {children}
    </div>
  );
}

function Chip({ href, isOn, label, count }: { href: string; isOn: boolean; label: string; count: number }) {
  const look = "inline-flex h-7 items-center gap-2 rounded-full border px-3 text-xs";
  const words = (
    <>
      {label} <span className="tabular-nums">{count.toLocaleString("en")}</span>
    </>
  );
  if (count === 0 && !isOn)
    return <span className={cn(look, "border-transparent text-muted-foreground")}>{words}</span>;
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={isOn ? "true" : undefined}
      className={cn(look, "hover:bg-accent", isOn && "border-primary bg-primary-soft font-medium")}
    >
      {words}
    </Link>
  );
}
