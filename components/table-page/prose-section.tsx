import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { DocField } from "@/lib/domain/doc-fields";
import { ObjectDoc } from "./object-doc";
import type { SectionProps } from "./table-page-view";

/** A section of prose about the table itself: purpose, decisions, notes, … */
export function ProseSection({ slug, page, canWrite, field }: SectionProps & { field: DocField }) {
  const doc = page.table.docs[field.field];
  const detail =
    doc?.by && doc.at ? (
      <>
        {doc.by}, <Time at={doc.at} day />
        {doc.version ? <span className="font-mono text-xs"> at {doc.version}</span> : null}
      </>
    ) : null;
  return (
    <Section id={field.field} title={field.label} detail={detail}>
      <ObjectDoc slug={slug} kind="table" field={field.field} object={page.table} canWrite={canWrite} variant="block" />
    </Section>
  );
}
