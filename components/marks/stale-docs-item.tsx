import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Mark } from "@/components/ui/badge";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { fieldLabels } from "@/lib/domain/field-label";
import type { StaleDocs } from "@/lib/domain/review";

/** Docs that a migration makes stale: whose they are, which fields, and the change. `name` is the table, linked or not. */
export function StaleDocsItem({ docs, name }: { docs: StaleDocs; name: ReactNode }) {
  const { kind, object, fields, summary } = docs;
  return (
    <>
      <span className="font-mono">
        {name}
        {kind === "table" || object === docs.name ? null : (
          <>
            .<Identifier>{object}</Identifier>
          </>
        )}
      </span>
      <Mark hue="warn" icon={<TriangleAlert aria-hidden />}>
        {fields.length > 0 ? fieldLabels(kind, fields) : "verification"}
      </Mark>
      <span className="min-w-0 text-muted-foreground">
        <Revealed>{summary}</Revealed>
      </span>
    </>
  );
}
