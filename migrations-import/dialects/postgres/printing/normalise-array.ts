type Parsed = { readonly text: string; readonly isQuoted: boolean } | readonly Parsed[];

/** PostgreSQL has no arrays of more dimensions. */
const MOST_DIMENSIONS = 6;

/**
 * `array_out`: each element as its type gives it back, in quotes only where it needs them, and nothing around it. Text that is
 * no array of braces alone stays as it is.
 */
export function normaliseArray(text: string, normaliseElement: (element: string) => string): string {
  const reader = { text: text.trim(), at: 0 };
  const parsed = reader.text.startsWith("{") ? readList(reader, 1) : null;
  return parsed === null || reader.at < reader.text.length ? text : print(parsed, normaliseElement);
}

type Reader = { readonly text: string; at: number };

/** The elements between two braces; null where they are not closed, or nested too deep. */
function readList(reader: Reader, depth: number): readonly Parsed[] | null {
  if (depth > MOST_DIMENSIONS) return null;
  const items: Parsed[] = [];
  for (let isFirst = true; ; isFirst = false) {
    reader.at += 1;
    skipSpace(reader);
    if (isFirst && reader.text[reader.at] === "}") break;
    const item = reader.text[reader.at] === "{" ? readList(reader, depth + 1) : readElement(reader);
    if (item === null) return null;
    items.push(item);
    skipSpace(reader);
    const end = reader.text[reader.at];
    if (end === "}") break;
    if (end !== ",") return null;
  }
  reader.at += 1;
  return items;
}

const quoted = /"((?:[^"\\]|\\.)*)"/sy;
const bare = /(?:[^"\\{},]|\\.)+/sy;

function readElement(reader: Reader): Parsed | null {
  const pattern = reader.text[reader.at] === '"' ? quoted : bare;
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (!found) return null;
  reader.at = pattern.lastIndex;
  const [whole, inside] = found;
  const raw = inside ?? whole.trimEnd();
  return { text: raw.replace(/\\(.)/gs, "$1"), isQuoted: inside !== undefined || raw.includes("\\") };
}

function skipSpace(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? "")) reader.at += 1;
}

function print(parsed: Parsed, normaliseElement: (element: string) => string): string {
  if (isList(parsed)) return `{${parsed.map((each) => print(each, normaliseElement)).join(",")}}`;
  if (!parsed.isQuoted && /^null$/i.test(parsed.text)) return "NULL";
  const text = normaliseElement(parsed.text);
  return /^$|^null$|[\s"\\{},]/i.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : text;
}

function isList(parsed: Parsed): parsed is readonly Parsed[] {
  return Array.isArray(parsed);
}
