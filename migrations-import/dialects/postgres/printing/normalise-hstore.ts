/** A key or value: in quotes or bare, with a backslash in front of any character. */
const word = String.raw`"(?:[^"\\]|\\[\s\S])*"|(?:[^\s"\\=,]|=(?!>)|\\[\s\S])(?:[^\s\\=,]|=(?!>)|\\[\s\S])*`;
const pair = new RegExp(String.raw`\s*(${word})\s*=>\s*(${word})\s*(,|$)`, "y");

/** Pairs as `hstore_out` gives them: in quotes, by the length of their keys and then by the keys; as it is where it is not plain. */
export function normaliseHstore(text: string): string {
  if (text.trim() === "") return "";
  const pairs = new Map<string, string | null>();
  pair.lastIndex = 0;
  for (let end = ","; end !== ""; ) {
    const [, key = "", value = "", mark = ""] = pair.exec(text) ?? [];
    const name = unquoted(key);
    if (key === "" || pairs.has(name)) return text;
    pairs.set(name, /^null$/i.test(value) ? null : unquoted(value));
    end = mark;
  }
  return [...pairs]
    .sort(([one], [other]) => compareKeys(one, other))
    .map(([key, value]) => `${quoted(key)}=>${value === null ? "NULL" : quoted(value)}`)
    .join(", ");
}

/** By their bytes. */
function compareKeys(one: string, other: string): number {
  const [a, b] = [new TextEncoder().encode(one), new TextEncoder().encode(other)];
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return a.length - b.length || (at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0));
}

function unquoted(written: string): string {
  const inside = written.startsWith('"') ? written.slice(1, -1) : written;
  return inside.replace(/\\([\s\S])/g, "$1");
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
