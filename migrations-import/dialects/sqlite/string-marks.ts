import type { CatalogObject, CatalogObjectOf } from "../../model/catalog-object";
import type { Findings } from "./analysis/scope";
import type { Context } from "./context";

/** Marks what holds strings in double quotes: a view, a trigger, or a table in its checks, generated columns or indexes. */
export type StringMark = { readonly strings?: string };

/** A word by which they are found, and hardly anything else. */
const mark = "doubleQuotedStrings";

/** The mark for what an analysis found; none where there are no such strings. */
export function stringMarkBy(found: Pick<Findings, "strings"> | null | undefined): StringMark {
  return (found?.strings.length ?? 0) > 0 ? { strings: mark } : {};
}

/** The mark an object has. */
export function stringMarkOf({ definition: { extra } }: Pick<CatalogObject, "definition">): StringMark {
  return typeof extra === "object" && extra !== null && "strings" in extra ? { strings: mark } : {};
}

/** Marks a table. */
export function markTable({ session: { ledger } }: Pick<Context, "session">, table: CatalogObjectOf<"table">): void {
  const current = ledger.get(table.id);
  if (current?.kind !== "table" || stringMarkOf(current).strings) return;
  const { extra } = current.definition;
  const others = typeof extra === "object" && extra !== null && !Array.isArray(extra) ? extra : {};
  ledger.update(current, { extra: { ...others, strings: mark } }, { consequence: true });
}

/** What has the mark. */
export function markedObjects<K extends "table" | "trigger">(
  { session: { ledger } }: Pick<Context, "session">,
  kind: K,
): readonly CatalogObjectOf<K>[] {
  return ledger.mentioning(kind, mark);
}
