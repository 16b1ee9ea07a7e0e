/** One entry of a Drizzle journal: `tag` is the file's name without `.sql`. */
export type JournalEntry = { readonly index: number | null; readonly tag: string; readonly when: number | null };

/** What `meta/_journal.json` says. */
export type DrizzleJournal = { readonly dialect: string | null; readonly entries: readonly JournalEntry[] };

/** Reads the text of a journal; null where it is not one. */
export function readDrizzleJournal(text: string): DrizzleJournal | null {
  const journal = parseJson(text);
  if (!isRecord(journal) || !Array.isArray(journal.entries)) return null;
  const entries = journal.entries.filter(isRecord).flatMap((entry) => {
    const { tag, idx, when } = entry;
    if (typeof tag !== "string") return [];
    return [{ tag, index: typeof idx === "number" ? idx : null, when: typeof when === "number" ? when : null }];
  });
  return { dialect: typeof journal.dialect === "string" ? journal.dialect : null, entries };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
