import "server-only";
import type { Scope } from "../as-of/resolve-as-of";

/** The ILIKE pattern that finds a text anywhere: its `%`, `_` and `\` stand for themselves. */
export function toPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

/** What a search of one kind of thing is given. `query` is what `pattern` was made of. */
export type SearchScope = Scope & {
  readonly slug: string;
  readonly query: string;
  readonly pattern: string;
  readonly limit: number;
};
