import "server-only";
import type { Mark } from "@/lib/domain/catalog-view";
import type { TableState } from "../tables/read-table-states";

const words = { revision: "Docs written", verification: "Tables verified", signature: "Signed" } as const;

/** The marks of all tables as marks of the schema, oldest first: one for each position and kind. */
export function toSchemaMarks(rows: readonly TableState[]): readonly Mark[] {
  const counts = new Map<string, { position: number; kind: Mark["kind"]; tables: number }>();
  for (const { position, kind } of rows.flatMap((row) => row.marks)) {
    const key = `${position} ${kind}`;
    counts.set(key, { position, kind, tables: (counts.get(key)?.tables ?? 0) + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => a.position - b.position)
    .map(({ position, kind, tables }) => ({
      position,
      kind,
      label: `${words[kind]}: ${tables} ${tables === 1 ? "table" : "tables"}`,
    }));
}
