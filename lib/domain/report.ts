import { plainLine } from "./plain-line";

/** A piece of a row: a name as the schema has it (`isCode`), or words. `address` is where it leads, absolute. */
export type Cell = { readonly text: string; readonly isCode?: true; readonly address?: string };

/** What of one kind there is to say, a row each. `more`: how many rows there are besides. `advice` says what to do about it. */
export type Section = {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly more?: number;
  readonly advice?: string;
};

/** What a check has found, in words: the same for a terminal, a log and a pull request. */
export type Report = {
  readonly isPassed: boolean;
  readonly verdict: string;
  /** Why, and of what, a sentence each. */
  readonly sentences: readonly string[];
  /** Without those that have nothing to say. */
  readonly sections: readonly Section[];
};

/** How many rows of a section are told one by one. */
export const MOST_ROWS = 50;

/** A section of so many rows as one reads; what it holds besides is counted. */
export function toSection<Row>(
  { rows, more = 0, ...section }: Omit<Section, "rows"> & { readonly rows: readonly Row[] },
  toCells: (row: Row) => readonly Cell[],
): readonly Section[] {
  if (rows.length + more === 0) return [];
  const shown = rows.slice(0, MOST_ROWS).map((row) => toCells(row).map(plainCell));
  return [{ ...section, rows: shown, more: more + rows.length - shown.length }];
}

function plainCell(cell: Cell): Cell {
  return { ...cell, text: plainLine(cell.text) };
}

/** `1 doc`, `2 docs`; of what does not take an s, the plural too. */
export function countOf(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : several}`;
}
