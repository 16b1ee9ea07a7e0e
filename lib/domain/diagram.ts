import type { AsOf } from "./catalog-view";

/** The most tables one diagram shows; more take the browser too long to draw. */
export const MAX_DIAGRAM_TABLES = 25;

/** A table in a diagram. `node` is its name in the Mermaid source. */
export type DiagramTable = { readonly schema: string; readonly name: string; readonly node: string };

/** An entity-relationship diagram as Mermaid source, and which of the project's tables are in it. */
export type DiagramView = {
  readonly asOf: AsOf;
  readonly source: string;
  readonly tables: readonly DiagramTable[];
  /** Every table that could be chosen, by name. */
  readonly choices: readonly { readonly schema: string; readonly name: string }[];
  /** How many tables were left out because a diagram shows at most {@link MAX_DIAGRAM_TABLES}. */
  readonly omitted: number;
};

/**
 * The name of a table in Mermaid source: letters, digits and underscores only, whatever the table is called, and another
 * one for every other table.
 */
export function nodeOfTable(schema: string, name: string): string {
  return `t_${encode(schema)}__${encode(name)}`;
}

// An underscore opens and closes the code of a character, so that two of them in a row only ever part schema and name.
function encode(text: string): string {
  return Array.from(text, (character) =>
    /[A-Za-z0-9]/.test(character) ? character : `_${character.codePointAt(0)?.toString(16)}_`,
  ).join("");
}
