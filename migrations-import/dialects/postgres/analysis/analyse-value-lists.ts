import { itemsOf, type Node } from "../grammar/node";
import { analyseAll } from "./analyse-expression";
import type { AnalysedSelect, Select, SelectPlace } from "./analyse-select";
import { analyseItems } from "./analyse-targets";
import { coerceAll } from "./coerce";
import type { ResultColumn, Scope } from "./scope";
import type { Typed } from "./typed";

/** `VALUES`: each column has the common type of its rows. */
export function analyseValues(node: Select, scope: Scope, place: SelectPlace): AnalysedSelect {
  const read = (node.valuesLists ?? []).map((list) => analyseItems(itemsOf(list), scope));
  const rows = read.map((row, at) => row ?? analyseAll(itemsOf(node.valuesLists?.[at]), scope));
  const width = rows[0]?.length ?? 0;
  const united = Array.from({ length: width }, (_, index) =>
    coerceAll(
      scope.analysis.types,
      rows.flatMap((row) => row[index] ?? []),
    ),
  );
  const cell = (row: number, column: number): readonly Typed[] => united[column]?.values.slice(row, row + 1) ?? [];
  const valuesLists: Node[] = rows.map((row, index) => ({
    List: { items: row.flatMap((_, column) => cell(index, column).map((each) => each.bare)) },
  }));
  const columns = united.map(({ type }, index): ResultColumn => {
    return { name: place.names?.[index] ?? `column${index + 1}`, type };
  });
  return {
    select: { ...node, valuesLists },
    columns,
    values: [],
    isWhole: read.every((row) => row !== null),
  };
}
