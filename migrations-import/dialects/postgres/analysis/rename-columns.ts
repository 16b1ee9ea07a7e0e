import type { ResultColumn } from "./scope";

/** Columns under the names an alias gives them; those behind the last name keep their own. */
export function renameColumns(columns: readonly ResultColumn[], names: readonly string[]): readonly ResultColumn[] {
  if (names.length === 0) return columns;
  return columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
}
