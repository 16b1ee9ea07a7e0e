import type { ReactNode } from "react";
import { Markdown } from "@/components/markdown/markdown";
import type { DocView } from "@/lib/domain/catalog-view";

/** Texts of docs as Markdown, by doc: handed on to what stands in the browser too, and carries no Markdown there. */
export type RenderedDocs = Readonly<Record<string, ReactNode>>;

/** Renders those docs that have a text. */
export function renderDocs(docs: readonly (DocView | null)[]): RenderedDocs {
  return Object.fromEntries(
    docs.flatMap((doc) =>
      doc?.docId && doc.text !== "" ? [[doc.docId, <Markdown key="text" text={doc.text} />]] : [],
    ),
  );
}
