import type { SourceFile } from "../model/source";

/** Files from their texts (or bytes), by path. */
export function sourceFiles(texts: { readonly [path: string]: string | Uint8Array }): SourceFile[] {
  const encoder = new TextEncoder();
  return Object.entries(texts).map(([path, text]) => ({
    path,
    bytes: typeof text === "string" ? encoder.encode(text) : text,
  }));
}

/** A Drizzle journal that names `tags` in order. */
export function drizzleJournal(dialect: string, tags: readonly string[]): string {
  const entries = tags.map((tag, idx) => ({
    idx,
    version: "6",
    when: 1_700_000_000_000 + idx,
    tag,
    breakpoints: true,
  }));
  return JSON.stringify({ version: "7", dialect, entries });
}
