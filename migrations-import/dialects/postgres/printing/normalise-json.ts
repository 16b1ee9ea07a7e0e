import { normaliseDecimal } from "./normalise-number";

const token = /\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:])/y;

/** `jsonb_out`: keys by length and then by byte, the last of a repeated key, `, ` and `: ` between; numbers keep their zeros. */
export function normaliseJson(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  const tokens: string[] = [];
  token.lastIndex = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) tokens.push(found[1] ?? "");
  return printValue(tokens.values());
}

function printValue(tokens: Iterator<string>, first = next(tokens)): string {
  if (first === "{") return printObject(tokens);
  if (first === "[") return printList(tokens);
  if (first.startsWith('"')) return JSON.stringify(JSON.parse(first));
  return /^[-\d]/.test(first) ? normaliseDecimal(first) : first;
}

function next(tokens: Iterator<string>): string {
  const { value } = tokens.next();
  return typeof value === "string" ? value : "";
}

function printList(tokens: Iterator<string>): string {
  const values: string[] = [];
  for (let each = next(tokens); each !== "]" && each !== ""; each = next(tokens)) {
    if (each !== ",") values.push(printValue(tokens, each));
  }
  return `[${values.join(", ")}]`;
}

function printObject(tokens: Iterator<string>): string {
  const entries = new Map<string, string>();
  for (let each = next(tokens); each !== "}" && each !== ""; each = next(tokens)) {
    if (each === ",") continue;
    next(tokens);
    entries.set(JSON.parse(each) as string, printValue(tokens));
  }
  const sorted = [...entries].sort(([a], [b]) => byteLength(a) - byteLength(b) || (a < b ? -1 : 1));
  return `{${sorted.map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(", ")}}`;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
