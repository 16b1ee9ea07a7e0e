import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import type { ImportPreview } from "@/lib/domain/import-view";

/** Which assumptions would have exceptions they do not have yet. */
export function BrokenAssumptions({ broken }: Pick<ImportPreview, "broken">) {
  return (
    <ul className="flex flex-col divide-y rounded-lg border bg-card text-sm">
      {broken.map(({ text, count, names }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two assumptions may say the same.
        <li key={index} className="flex flex-col gap-1 px-3 py-2">
          <p>
            <Revealed isProse>{text}</Revealed>
          </p>
          <p className="flex flex-wrap gap-x-3 font-mono text-xs text-muted-foreground">
            {names.map((name) => (
              <Identifier key={name}>{name}</Identifier>
            ))}
            {count > names.length ? (
              <span className="font-sans">and {(count - names.length).toLocaleString("en")} more</span>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
