import { DocField } from "@/components/docs/doc-field";
import { Markdown } from "@/components/markdown/markdown";
import type { Documented } from "@/lib/domain/catalog-view";
import type { TemplateSection } from "@/lib/domain/template";
import { unwrittenDoc } from "@/lib/domain/unwritten-doc";
import { SchemaWords } from "./schema-words";

export type ObjectDocProps = {
  slug: string;
  section: TemplateSection;
  object: Pick<Documented, "objectId" | "name" | "docs" | "schemaText">;
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
  if (doc.text !== "")
    return (
      <>
        {field}
        {said}
      </>
    );
  return (
    <>
      {said}
      {said && !canWrite ? null : field}
    </>
  );
}
