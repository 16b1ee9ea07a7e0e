import type { TemplateKind } from "./template";

/** What several objects of a kind are called. */
export const kindWords: Readonly<Record<TemplateKind, string>> = {
  table: "Tables",
  column: "Columns",
  constraint: "Constraints",
  index: "Indexes",
  policy: "Policies",
  trigger: "Triggers",
  enum: "Enums",
  function: "Functions",
  domain: "Domain types",
  compositeType: "Composite types",
  sequence: "Sequences",
  extension: "Extensions",
};

/** What one object of a kind is called within a sentence: `composite type`. */
export function kindWord(kind: string): string {
  return kind.replace(/(?=[A-Z])/g, " ").toLowerCase();
}
