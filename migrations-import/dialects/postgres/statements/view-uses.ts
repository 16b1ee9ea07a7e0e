import type { Table } from "../catalog/find-relation";

/** What a view reads: a relation and the columns of it. */
export type ViewUse = { readonly schema: string; readonly name: string; readonly columns: readonly string[] };

/** What a view reads, as far as its query says; nothing for what is not a view. */
export function usesOf(view: Table): readonly ViewUse[] {
  const extra = view.definition.extra;
  const uses = typeof extra === "object" && extra !== null && "uses" in extra ? extra.uses : undefined;
  return Array.isArray(uses) ? (uses as readonly ViewUse[]) : [];
}
