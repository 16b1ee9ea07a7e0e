import { DocField } from "@/components/docs/doc-field";
import { Markdown } from "@/components/markdown/markdown";
import type { Documented } from "@/lib/domain/catalog-view";
import { type DocumentedKind, docFields } from "@/lib/domain/doc-fields";
import { unwrittenDoc } from "@/lib/domain/unwritten-doc";

export type ObjectDocProps = {
  slug: string;
  kind: DocumentedKind;
  field: string;
  object: Pick<Documented, "objectId" | "name" | "docs">;
  canWrite: boolean;
  variant?: "cell" | "block";
};

/** One field of what is written about an object, editable where it stands. */
export function ObjectDoc({ slug, kind, field, object, canWrite, variant = "cell" }: ObjectDocProps) {
  const known = docFields[kind].find((each) => each.field === field);
  if (!known) return null;
  const doc = object.docs[field] ?? unwrittenDoc(object.objectId, field);
  return (
    <DocField
      slug={slug}
      doc={doc}
      target={{ objectId: object.objectId }}
      label={known.label}
      of={object.name}
      prompt={known.prompt}
      variant={variant}
      canWrite={canWrite}
    >
      {doc.text === "" ? null : <Markdown text={doc.text} />}
    </DocField>
  );
}
