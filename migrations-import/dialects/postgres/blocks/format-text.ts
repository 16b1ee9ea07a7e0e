import type { Value } from "./evaluate";

/** `format('ALTER TABLE %I …', name)`; undefined where it asks for widths, or for what has no one spelling. */
export function formatText(template: string, args: readonly Value[]): string | undefined {
  let next = 0;
  let isKnown = true;
  const text = template.replace(/%(?:(%)|(?:(\d+)\$)?([sIL])|([\s\S]?))/g, (_, percent, position, kind) => {
    if (percent) return "%";
    const index = position === undefined ? next : Number(position) - 1;
    next = index + 1;
    const spelled = kind === undefined || index >= args.length ? undefined : spell(kind, args[index] ?? null);
    isKnown &&= spelled !== undefined;
    return spelled ?? "";
  });
  return isKnown ? text : undefined;
}

function spell(kind: string, value: Value): string | undefined {
  if (value === null) return kind === "s" ? "" : kind === "L" ? "NULL" : undefined;
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value);
  return kind === "s" ? text : kind === "I" ? quoteIdentifier(text) : quoteLiteral(text);
}

/** Always in quotes: what is read from it is the same. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteLiteral(text: string): string {
  const quoted = text.replaceAll("'", "''");
  return text.includes("\\") ? `E'${quoted.replaceAll("\\", "\\\\")}'` : `'${quoted}'`;
}
