/**
 * Whether two defaults are one, as far as reading tells: without casts, parentheses and quotes, in whatever case. Of
 * expressions that are spelled differently nothing is known; they count as the same.
 */
export function isSameDefault(inCode: string, inCatalog: string): boolean {
  const [left, right] = [plainDefault(inCode), plainDefault(inCatalog)];
  return left === right || isExpression(left) || isExpression(right);
}

/** A default without what does not count; lists as text has them. */
function plainDefault(text: string): string {
  let plain = text.trim();
  for (let before = ""; before !== plain; ) {
    before = plain;
    plain = plain.replace(/::\s*[\w ."]+(?:\([\d, ]*\))?(?:\[\d*\])*$/i, "").trim();
    if (plain.startsWith("(") && closes(plain) === plain.length - 1) plain = plain.slice(1, -1).trim();
  }
  const list = /^array\[(.*)\]$/is.exec(plain)?.[1];
  if (list !== undefined) return `{${elements(list).join(",")}}`;
  const literal = /^e?'((?:[^']|'')*)'$/i.exec(plain)?.[1];
  if (literal !== undefined) return sameJson(literal.replaceAll("''", "'"));
  const lower = plain.toLowerCase().replace(/\s+/g, "");
  return synonyms[lower] ?? (/^-?[\d.]+$/.test(lower) ? String(Number(lower)) : lower);
}

const synonyms: Readonly<Record<string, string>> = {
  "now()": "current_timestamp",
  "current_timestamp()": "current_timestamp",
  "transaction_timestamp()": "current_timestamp",
  "uuid_generate_v4()": "gen_random_uuid()",
  "extensions.uuid_generate_v4()": "gen_random_uuid()",
  false: "0",
  true: "1",
};

/** What stands between the commas of a list, each as a literal of lists has it. */
function elements(list: string): readonly string[] {
  const parts = list.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? [];
  return parts.map(plainDefault).map((each) => (/[\s,"{}\\]|^$|^null$/i.test(each) ? JSON.stringify(each) : each));
}

/** A literal's text; numbers by their value, JSON without its spaces. */
function sameJson(text: string): string {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return String(Number(text));
  if (text === "true" || text === "false") return text === "true" ? "1" : "0";
  return parsedJson(text) ?? text;
}

/** JSON with its keys in order and without spaces; null for what is none. */
function parsedJson(text: string): string | null {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    return JSON.stringify(JSON.parse(text, (_, value: unknown) => sortedKeys(value)));
  } catch {
    return null;
  }
}

function sortedKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Calls other than the best known, operators, and whatever is no single literal. */
function isExpression(plain: string): boolean {
  return /[()]/.test(plain) && plain !== "gen_random_uuid()";
}

/** Where the first parenthesis closes. */
function closes(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") {
      at = text.indexOf("'", at + 1);
      if (at === -1) return -1;
    } else if (text[at] === "(") depth += 1;
    else if (text[at] === ")" && --depth === 0) return at;
  }
  return -1;
}
