import { EditKey } from "@/components/docs/edit-key";
import type { TablePage } from "@/lib/domain/catalog-view";
import { anchorsOf } from "./anchors";
import { CodeSection } from "./code-section";
import { ColumnsSection } from "./columns-section";
import { ConstraintsSection } from "./constraints-section";
import { DefinitionSection } from "./definition-section";
import { DroppedNote } from "./dropped-note";
import { DroppedSection } from "./dropped-section";
import { HistorySection } from "./history-section";
import { IndexesSection } from "./indexes-section";
import { PoliciesSection } from "./policies-section";
import { ProseSection } from "./prose-section";
import { RelationshipsSection } from "./relationships-section";
import { ReviewBand } from "./review-band";
import { proseOf, sectionsOf } from "./sections";
import { StaleBanner } from "./stale-banner";
import { TableHeader } from "./table-header";
import { TableMargin } from "./table-margin";
import { TriggersSection } from "./triggers-section";

/** What every section of a table page is given. */
export type SectionProps = {
  slug: string;
  page: TablePage;
  canWrite: boolean;
  /** Whether the schema relies on row level security anywhere. */
  usesRls: boolean;
};

type TablePageViewProps = Pick<SectionProps, "slug" | "page" | "usesRls">;

/** Everything about one table: what it is, what people wrote about it, where each fact comes from. */
export function TablePageView({ slug, page, usesRls }: TablePageViewProps) {
  const canWrite = page.asOf.isHead && page.can.includes("doc.write");
  const props: SectionProps = { slug, page, canWrite, usesRls };
  const { above, below } = proseOf(page);
  return (
    <div className="mx-auto flex w-full max-w-[1480px] flex-col gap-6 px-4 py-6 md:px-6">
      {canWrite ? <EditKey /> : null}
      <TableHeader {...props} />
      {page.droppedBy ? <DroppedNote slug={slug} cause={page.droppedBy} /> : null}
      <ReviewBand page={page} />
      <StaleBanner
        slug={slug}
        objectId={page.table.objectId}
        causes={page.staleCauses}
        beside={page.table.concerns}
        anchors={anchorsOf(page, [...page.staleCauses, ...page.table.concerns])}
        canWrite={canWrite}
      />
      {/* Columns of fixed widths: the first is laid out while the margin is still on its way. */}
      <div className="flex flex-col gap-8 xl:grid xl:grid-cols-[minmax(0,1200px)_16rem] xl:items-start">
        <div className="flex min-w-0 flex-col gap-10">
          {above.map((section) => (
            <ProseSection key={section.field} {...props} section={section} />
          ))}
          <DefinitionSection {...props} />
          <ColumnsSection {...props} />
          <RelationshipsSection {...props} />
          <IndexesSection {...props} />
          <ConstraintsSection {...props} />
          <PoliciesSection {...props} />
          <TriggersSection {...props} />
          {below.map((section) => (
            <ProseSection key={section.field} {...props} section={section} />
          ))}
          <CodeSection {...props} />
          <DroppedSection {...props} />
          <HistorySection {...props} />
        </div>
        <TableMargin {...props} sections={sectionsOf(page)} />
      </div>
    </div>
  );
}
