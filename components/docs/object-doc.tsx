import { DocField } from "@/components/docs/doc-field";
import { StaleNote } from "@/components/docs/stale-note";
import { Markdown } from "@/components/markdown/markdown";
import type { Documented } from "@/lib/domain/catalog-view";
import type { TemplateSection } from "@/lib/domain/template";
import { unwrittenDoc } from "@/lib/domain/unwritten-doc";
import { SchemaWords } from "./schema-words";

export type ObjectDocProps = {
  slug: string;
  section: TemplateSection;
  object: Pick<Documented, "objectId" | "name" | "docs" | "schemaText" | "staleFields">;
  canWrite: boolean;
  variant?: "cell" | "block";
};

/** One section of what is written about an object, editable where it stands. */
export function ObjectDoc({ slug, section, object, canWrite, variant = "cell" }: ObjectDocProps) {
  const doc = object.docs[section.field] ?? unwrittenDoc(object.objectId, section.field);
  const words = object.schemaText?.field === section.field ? object.schemaText : null;
  const said = words ? <SchemaWords slug={slug} doc={doc} of={object.name} words={words} canWrite={canWrite} /> : null;
  const field = (
    <DocField
      slug={slug}
      doc={doc}
      target={{ objectId: object.objectId }}
      label={section.label}
      of={object.name}
      prompt={section.prompt}
      variant={variant}
      canWrite={canWrite}
    >
      {doc.text === "" ? null : <Markdown text={doc.text} />}
    </DocField>
  );
  const unwritten = said && !canWrite ? null : field;
  const cause = object.staleFields[section.field];
  return (
    <div data-doc-place className="flex flex-col">
      {doc.text === "" ? said : field}
      {cause && doc.docId ? (
        <StaleNote
          slug={slug}
          cause={cause}
          docs={[{ docId: doc.docId, number: doc.number }]}
          of={`${section.label} of ${object.name}`}
          canWrite={canWrite}
        />
      ) : null}
      {doc.text === "" ? unwritten : said}
    </div>
  );
}
