import type { SourceFile } from "@/migrations-import/index";

/** Files by path and text. */
export function sourceFiles(texts: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
}
