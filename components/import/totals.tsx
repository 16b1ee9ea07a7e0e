import type { ImportPreview } from "@/lib/domain/import-view";

const words: readonly (readonly [keyof ImportPreview["totals"], string])[] = [
  ["tables", "table"],
  ["views", "view"],
  ["columns", "column"],
  ["constraints", "constraint"],
  ["indexes", "index"],
  ["policies", "policy"],
  ["functions", "function"],
  ["enums", "enum"],
];

/** What the catalog holds afterwards, by kind. */
export function Totals({ totals }: { totals: ImportPreview["totals"] }) {
  return (
    <dl aria-label="The catalog afterwards" className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {words
        .filter(([kind]) => totals[kind] > 0)
        .map(([kind, one]) => (
          <div key={kind} className="flex flex-col">
            <dd className="text-lg font-semibold tabular-nums">{totals[kind].toLocaleString("en")}</dd>
            <dt className="order-last text-xs text-muted-foreground">{totals[kind] === 1 ? one : kind}</dt>
          </div>
        ))}
    </dl>
  );
}
