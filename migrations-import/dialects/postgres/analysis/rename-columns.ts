import type { ResultColumn } from "./scope";

/** Columns under the names an alias gives them; those behind the last name keep their own. */
export function renameColumns(columns: readonly ResultColumn[], names: readonly string[]): readonly ResultColumn[] {
  if (names.length === 0) return columns;
  return columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
}

/** Columns with those numbered whose name another one before has, as they are called where a query is read (`make_colname_unique`). */
export function numberTwins(columns: readonly ResultColumn[]): readonly ResultColumn[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let name = column.name;
    for (let number = 1; taken.has(name); number++) name = `${column.name}_${number}`;
    taken.add(name);
    return name === column.name ? column : { ...column, name };
  });
}
