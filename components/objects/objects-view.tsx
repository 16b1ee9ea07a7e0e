import { EditKey } from "@/components/docs/edit-key";
import { StillTrueKey } from "@/components/docs/still-true-key";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { kindWords } from "@/lib/domain/kind-words";
import { type ObjectList, standaloneKinds } from "@/lib/domain/object-view";
import { ObjectItem } from "./object-item";

/** Everything that belongs to no table: what it is, where it comes from, what people wrote about it. */
export function ObjectsView({ slug, list: { asOf, can, template, objects } }: { slug: string; list: ObjectList }) {
  const canWrite = asOf.isHead && can.includes("doc.write");
  const shown = standaloneKinds.filter((kind) => objects.some((object) => object.kind === kind));
  return (
    <PageBody>
      {canWrite ? <EditKey /> : null}
      {canWrite ? <StillTrueKey /> : null}
      <PageHeading
        title="Functions and types"
        lead="What the migrations made that belongs to no table. What is written here holds wherever it is used."
      />
      {shown.length === 0 ? (
        <EmptyState title="Nothing here">
          The migrations made no function, enum, domain, composite type, sequence or extension.
        </EmptyState>
      ) : null}
      {shown.map((kind) => {
        const ofKind = objects.filter((object) => object.kind === kind);
        return (
          <Section key={kind} id={`${kind}s`} title={kindWords[kind]} detail={ofKind.length}>
            <ul className="divide-y rounded-lg border bg-card">
              {ofKind.map((object) => (
                <ObjectItem
                  key={object.objectId}
                  slug={slug}
                  object={object}
                  sections={template.sections[kind]}
                  asOf={asOf.isHead ? null : asOf.version}
                  canWrite={canWrite}
                />
              ))}
            </ul>
          </Section>
        );
      })}
    </PageBody>
  );
}
