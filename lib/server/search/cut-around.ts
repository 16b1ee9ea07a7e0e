import "server-only";

const BEFORE = 40;
const LONGEST = 140;

/** The words of a text around the first place where it holds the query (its beginning where it does not), on one line. */
export function cutAround(text: string, query: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const at = Math.max(0, line.toLowerCase().indexOf(query.toLowerCase()));
  const from = at <= BEFORE ? 0 : line.indexOf(" ", at - BEFORE) + 1 || at;
  const start = Math.min(from, at);
  const cut = line.slice(start, start + LONGEST);
  return `${start > 0 ? "…" : ""}${cut}${start + LONGEST < line.length ? "…" : ""}`;
}
