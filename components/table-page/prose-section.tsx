import { FormerNote } from "@/components/docs/former-note";
import { ObjectDoc } from "@/components/docs/object-doc";
import { renderDocs } from "@/components/docs/render-docs";
import { AtVersion } from "@/components/marks/at-version";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { anchorOfSection } from "@/lib/domain/anchor-of-section";
import type { TemplateSection } from "@/lib/domain/template";
import type { SectionProps } from "./table-page-view";

/** A section of prose about the table itself: purpose, decisions, notes, … */
export function ProseSection({ slug, page, canWrite, section }: SectionProps & { section: TemplateSection }) {
  const doc = page.table.docs[section.field];
  const detail =
    doc?.by && doc.at ? (
      <>
        {doc.by}, <Time at={doc.at} day />
        <AtVersion version={doc.version} />
        {section.use === "off" ? (
          <>
            {" · "}
            <FormerNote />
          </>
        ) : null}
      </>
    ) : null;
  return (
    <Section id={anchorOfSection(section)} title={section.label} detail={detail}>
      <ObjectDoc
        slug={slug}
        section={section}
        object={page.table}
        rendered={renderDocs([doc ?? null])}
        canWrite={canWrite}
        variant="block"
      />
    </Section>
  );
}
