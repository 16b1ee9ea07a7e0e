import { StateLink } from "@/components/frame/state-link";
import { Identifier } from "@/components/ui/identifier";
import type { ItemView } from "@/lib/domain/checklist-view";

/** What an item of a checklist misses, each leading to where it is written. */
export function MissingList({ missing, missingCount }: Pick<ItemView, "missing" | "missingCount">) {
  if (missing.length === 0) return null;
  const more = missingCount - missing.length;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-xs text-muted-foreground">
      <span>Missing:</span>
      {missing.map(({ words, href }, index) => (
        <StateLink
          // biome-ignore lint/suspicious/noArrayIndexKey: two things may be called the same.
          key={index}
          href={href}
          className="inline-flex min-h-6 min-w-6 items-center rounded-sm text-primary underline decoration-primary/40 underline-offset-3 hover:decoration-primary"
        >
          <Identifier>{words}</Identifier>
        </StateLink>
      ))}
      {more > 0 ? <span>and {more.toLocaleString("en")} more</span> : null}
    </p>
  );
}
