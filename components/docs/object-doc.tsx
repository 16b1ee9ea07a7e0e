import { DocField } from "@/components/docs/doc-field";
import { StaleNote } from "@/components/docs/stale-note";
import type { Documented } from "@/lib/domain/catalog-view";
import type { TemplateSection } from "@/lib/domain/template";
import { unwrittenDoc } from "@/lib/domain/unwritten-doc";
import type { RenderedDocs } from "./render-docs";
import { SchemaWords } from "./schema-words";

export type ObjectDocProps = {
  slug: string;
  section: TemplateSection;
  object: Pick<Documented, "objectId" | "name" | "docs" | "schemaText" | "staleFields">;
  /** Its texts as Markdown. */
  rendered: RenderedDocs;
  canWrite: boolean;
  variant?: "cell" | "block";
};

/** One section of what is written about an object, editable where it stands. */
export function ObjectDoc({ slug, section, object, rendered, canWrite, variant = "cell" }: ObjectDocProps) {
  const doc = object.docs[section.field] ?? unwrittenDoc(object.objectId, section.field);
  const isWritten = doc.text !== "";
  const words = object.schemaText?.field === section.field ? object.schemaText : null;
  // By their keys: whichever stands first, the field stays the same one, and keeps what is written in it.
  const said = words ? (
    <SchemaWords key="said" slug={slug} doc={doc} of={object.name} words={words} canWrite={canWrite} />
  ) : null;
  const field = (
    <DocField
      key="field"
      slug={slug}
      doc={doc}
      target={{ objectId: object.objectId }}
      label={section.label}
      of={object.name}
      prompt={section.prompt}
      variant={variant}
      canWrite={canWrite}
    >
      {rendered[doc.docId ?? ""]}
    </DocField>
  );
  const cause = object.staleFields[section.field];
  const note =
    cause && doc.docId ? (
      <StaleNote
        key="note"
        slug={slug}
        cause={cause}
        docs={[{ docId: doc.docId, number: doc.number }]}
        of={`${section.label} of ${object.name}`}
        canWrite={canWrite}
      />
    ) : null;
  return (
    <div data-doc-place className="flex flex-col">
      {isWritten ? [field, note, said] : [said, note, said && !canWrite ? null : field]}
    </div>
  );
}
