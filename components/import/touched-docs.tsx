import { Archive, Eye } from "lucide-react";
import { StaleDocsItem } from "@/components/marks/stale-docs-item";
import { Mark } from "@/components/ui/badge";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import type { ImportPreview } from "@/lib/domain/import-view";

const row = "flex flex-wrap items-center gap-x-3 px-3 py-2";

/** Which docs would go stale, which changes are worth a look beside them, and which docs would be archived. */
export function TouchedDocs({ stale, nearby, dropped }: Pick<ImportPreview, "stale" | "nearby" | "dropped">) {
  return (
    <ul className="flex flex-col divide-y rounded-lg border bg-card text-sm">
      {stale.map((docs) => (
        <li key={`${docs.schema}.${docs.name} ${docs.kind} ${docs.object}`} className={row}>
          <StaleDocsItem docs={docs} name={<Identifier>{docs.name}</Identifier>} />
        </li>
      ))}
      {nearby.map(({ schema, name, summary }) => (
        <li key={`${schema}.${name} ${summary}`} className={row}>
          <span className="font-mono">
            <Identifier>{name}</Identifier>
          </span>
          <Mark hue="neutral" icon={<Eye aria-hidden />}>
            worth a look
          </Mark>
          <span className="min-w-0 text-muted-foreground">
            <Revealed>{summary}</Revealed>
          </span>
        </li>
      ))}
      {dropped.map(({ schema, name, kind, object }) => (
        <li key={`${schema}.${name} ${kind} ${object}`} className={row}>
          <span className="font-mono">
            <Identifier>{kind === "table" ? name : `${name}.${object}`}</Identifier>
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
