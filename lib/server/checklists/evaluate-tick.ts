import "server-only";
import type { NewestChange } from "./facts/read-newest-changes";
import type { Said } from "./facts/read-ticks";
import { holds, type Outcome } from "./outcome";

/**
 * What a person's word for an item comes to: it holds while it is ticked, its text is the one that was shown, and, where it
 * lapses, what it speaks of has not changed since.
 */
export function evaluateTick(
  said: Said | undefined,
  now: { readonly shown: string; readonly lapses: boolean; readonly newest: NewestChange | null },
): Outcome {
  if (said === undefined) return { state: "open", missing: [], reason: null };
  if (said.kind === "untick") return { state: "open", missing: [], reason: `${said.by} took it back: ${said.reason}` };
  if (said.shown !== now.shown)
    return { state: "lapsed", missing: [], reason: `Its text has changed since ${said.by} ticked it.` };
  const { newest } = now;
  if (!now.lapses || newest === null || newest.position <= said.position) return holds;
  return { state: "lapsed", missing: [], reason: `Since ${said.by} ticked it: ${newest.summary} (${newest.version})` };
}
