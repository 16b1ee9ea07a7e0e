type KeptDraft = { text: string; base: number };

/**
 * What was typed and neither saved nor discarded when its page was left, by field, with the revision it was based on.
 * Lives as long as the loaded page: before a reload the browser asks.
 */
const drafts = new Map<string, KeptDraft>();

export function keepDraft(field: string, draft: KeptDraft): void {
  drafts.set(field, draft);
}

export function dropDraft(field: string): void {
  drafts.delete(field);
}

export function keptDraft(field: string): KeptDraft | null {
  return drafts.get(field) ?? null;
}
