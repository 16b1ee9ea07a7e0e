import { Archive, TriangleAlert } from "lucide-react";
import { Mark } from "@/components/ui/badge";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import type { ImportPreview } from "@/lib/domain/import-view";

/** Which docs would go stale, each with the change that does it, and which would be archived with their table. */
export function TouchedDocs({ stale, dropped }: Pick<ImportPreview, "stale" | "dropped">) {
  return (
    <ul className="flex flex-col divide-y rounded-lg border bg-card text-sm">
      {stale.map(({ schema, name, summary }) => (
        <li key={`${schema}.${name}`} className="flex flex-wrap items-center gap-x-3 px-3 py-2">
          <span className="font-mono">
            <Identifier>{name}</Identifier>
          </span>
          <Mark hue="warn" icon={<TriangleAlert aria-hidden />}>
            stale
          </Mark>
          <span className="min-w-0 text-muted-foreground">
            <Revealed>{summary}</Revealed>
          </span>
        </li>
      ))}
      {dropped.map(({ schema, name }) => (
        <li key={`${schema}.${name}`} className="flex flex-wrap items-center gap-x-3 px-3 py-2">
          <span className="font-mono">
            <Identifier>{name}</Identifier>
          </span>
          <Mark hue="neutral" icon={<Archive aria-hidden />}>
            dropped
          </Mark>
          <span className="text-muted-foreground">Its docs are archived, and come back when it does.</span>
        </li>
      ))}
    </ul>
  );
}
