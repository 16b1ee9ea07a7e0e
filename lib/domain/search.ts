/** The longest query search takes, in characters. */
export const MAX_QUERY_LENGTH = 200;
/** The most hits one search gives. */
export const MAX_HITS = 30;

/** One thing found: what it is called, where it lies or the words around the match, and its address. */
export type SearchHit = {
  readonly kind: "table" | "column" | "object" | "doc" | "page" | "migration" | "archived";
  readonly label: string;
  readonly detail: string;
  readonly href: string;
};

export type SearchResult = { readonly query: string; readonly hits: readonly SearchHit[] };
