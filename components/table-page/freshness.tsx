import { Sparkle } from "lucide-react";
import { StaleMark } from "@/components/marks/stale-mark";
import { Mark } from "@/components/ui/badge";
import type { Documented, TablePage } from "@/lib/domain/catalog-view";

/** How an object stands to the table's docs: changed after its own docs were written, or since the table's were. */
export function Freshness({ object, page }: { object: Pick<Documented, "objectId" | "stale">; page: TablePage }) {
  if (object.stale) return <StaleMark cause={object.stale} />;
  const cause = page.staleCauses.find((each) => each.objectId === object.objectId);
  if (!cause) return null;
  return (
    <Mark hue="warn" icon={<Sparkle aria-hidden />} title={`${cause.summary} (${cause.version})`}>
      Newer than the docs
    </Mark>
  );
}
