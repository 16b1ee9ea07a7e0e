import type { RenderedDocs } from "@/components/docs/render-docs";
import type { CodeReferenceView } from "@/lib/domain/code-view";
import type { StaleCause } from "@/lib/domain/review";

/** Where code declares objects, by their identity, and how addresses in it begin. */
export type CodePlaces = { readonly references: Readonly<Record<string, CodeReferenceView>>; readonly address: string };

/**
 * What the columns of a table, its indexes, constraints, policies and triggers have in common. They are set in the browser from plain
 * data: a page has hundreds of their elements, and each of them costs a server more to hand over than to make.
 */
export type PartProps = {
  slug: string;
  /** The migration the page shows the state of; null at head. */
  asOf: string | null;
  canWrite: boolean;
  /** What changed beside the docs of the table. */
  besideTable: readonly StaleCause[];
  code: CodePlaces | null;
  rendered: RenderedDocs;
};
