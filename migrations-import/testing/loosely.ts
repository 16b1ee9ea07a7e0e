/**
 * An expression or definition without what two ways of printing may differ in: letter case, white space, parentheses, type
 * casts, the schema `public`, and a table's name in front of its column.
 */
export function loosely(text: string | null): string | null {
  if (text === null) return null;
  return text
    .split(/('(?:[^']|'')*')/)
    .map((part, index) => (index % 2 === 1 ? part : bare(part)))
    .join("")
    .replace(/'(-?\d+(?:\.\d+)?)'/g, "$1");
}

const cast =
  /::\s*(?:"[^"]+"|[a-z_][\w.]*)(?:\s+(?:varying|precision))?(?:\s*\([\d,\s]+\))?(?:\s+with(?:out)?\s+time\s+zone)?(?:\[\])*/gi;

function bare(text: string): string {
  return text
    .replace(cast, "")
    .replace(/\bpublic\./g, "")
    .toLowerCase()
    .replace(/[\s()"]+/g, "");
}
