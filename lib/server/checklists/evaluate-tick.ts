import "server-only";
import type { NewestChange } from "./facts/read-newest-changes";
import type { Said } from "./facts/read-ticks";
import { because, holds, type Outcome } from "./outcome";

/**
 * What a person's word for an item comes to: it holds while it is ticked, its text is the one that was shown, and, where it
 * lapses, what it speaks of has not changed since.
 */
export function evaluateTick(
  said: Said | undefined,
  now: { readonly shown: string; readonly lapses: boolean; readonly newest: NewestChange | null },
): Outcome {
  if (said === undefined) return because("open", null);
  if (said.kind === "untick") return because("open", `${said.by} took it back: ${said.reason}`);
  if (said.shown !== now.shown) return because("lapsed", `Its text has changed since ${said.by} ticked it.`);
  const { newest } = now;
  if (!now.lapses || newest === null || newest.position <= said.position) return holds;
  return because("lapsed", `Since ${said.by} ticked it: ${newest.summary} (${newest.version})`);
}
