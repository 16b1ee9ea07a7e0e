import { Sparkle } from "lucide-react";
import { Mark } from "@/components/ui/badge";
import type { Documented } from "@/lib/domain/catalog-view";
import { fieldLabels } from "@/lib/domain/field-label";
import type { StaleCause } from "@/lib/domain/review";
import type { TemplateKind } from "@/lib/domain/template";
import { type ShownDoc, StaleNote } from "./stale-note";

type FreshnessProps = {
  slug: string;
  kind: TemplateKind;
  object: Pick<Documented, "objectId" | "name" | "docs" | "stale" | "staleFields" | "concerns">;
  /** What changed beside the docs of the table it belongs to. */
  besideTable?: readonly StaleCause[];
  canWrite: boolean;
  /** The fields whose own place on the page says that they are stale. */
  shown: readonly string[];
};

/**
 * How an object stands to the docs: fields that are stale and have no place of their own here; what changed beside it; or that
 * it is newer than the table's docs, where it has none itself.
 */
export function Freshness({ slug, kind, object, besideTable = [], canWrite, shown }: FreshnessProps) {
  const { stale, staleFields, concerns } = object;
  const others = Object.keys(staleFields).filter((field) => !shown.includes(field));
  const [beside] = concerns;
  const cause = others[0] === undefined ? undefined : staleFields[others[0]];
  const note = { slug, of: object.name, canWrite };
  if (cause) {
    return <StaleNote {...note} cause={cause} docs={shownDocs(object, others)} fields={fieldLabels(kind, others)} />;
  }
  if (stale) return null;
  if (beside) return <StaleNote {...note} cause={beside} docs={shownDocs(object, Object.keys(object.docs))} isBeside />;
  const newer = besideTable.find((each) => each.objectId === object.objectId);
  if (!newer) return null;
  return (
    <Mark hue="neutral" icon={<Sparkle aria-hidden />} title={`${newer.summary} (${newer.version})`}>
      Newer than the docs
    </Mark>
  );
}

/** Those of an object's docs that have text, as they are shown. */
function shownDocs({ docs }: Pick<Documented, "docs">, fields: readonly string[]): readonly ShownDoc[] {
  return fields.flatMap((field) => {
    const doc = docs[field];
    return doc?.docId && doc.text !== "" ? [{ docId: doc.docId, number: doc.number }] : [];
  });
}
