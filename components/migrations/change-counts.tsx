import type { MigrationRow } from "@/lib/domain/migration-view";

const kinds = [
  ["added", "text-good", "+"],
  ["altered", "text-info", "~"],
  ["renamed", "text-plum", "→"],
  ["dropped", "text-bad", "−"],
] as const;

/** How much a migration changed, by kind: a sign, a number, and the word for who does not see them. */
export function ChangeCounts({ changes }: { changes: MigrationRow["changes"] }) {
  const some = kinds.filter(([kind]) => changes[kind] > 0);
  if (some.length === 0) return <span className="text-xs text-muted-foreground">no change to the schema</span>;
  return (
    <span className="inline-flex flex-wrap gap-x-3 text-xs font-medium tabular-nums">
      {some.map(([kind, color, sign]) => (
        <span key={kind} className={color} title={`${changes[kind]} ${kind}`}>
          <span aria-hidden>
            {sign}
            {changes[kind]}
          </span>
          <span className="sr-only">
            {changes[kind]} {kind}
          </span>
        </span>
      ))}
    </span>
  );
}
