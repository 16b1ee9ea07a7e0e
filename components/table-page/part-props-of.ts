import { renderDocs } from "@/components/docs/render-docs";
import type { DocView } from "@/lib/domain/catalog-view";
import type { PartProps } from "./part-props";
import type { SectionProps } from "./table-page-view";

/** What a section of a page hands to its parts, whose docs are given. */
export function partPropsOf({ slug, page, canWrite }: SectionProps, docs: readonly (DocView | null)[]): PartProps {
  const { asOf, code, table } = page;
  return {
    slug,
    asOf: asOf.isHead ? null : asOf.version,
    canWrite,
    besideTable: table.concerns,
    code: code && { references: code.references, address: code.state.address },
    rendered: renderDocs(docs),
  };
}
