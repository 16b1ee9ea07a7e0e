import type { Session } from "../../../replay/session";

/** What the settings were when the transaction began, and before the first SET LOCAL in it. */
const [atBegin, beforeLocal] = ["at begin", "before local"];

function keep(session: Session, under: string): void {
  if (session.settings.has(under)) return;
  const others = [...session.settings].filter(([key]) => key !== atBegin && key !== beforeLocal);
  session.settings.set(under, JSON.stringify(others));
}

function bringBack(session: Session, from: string): void {
  const kept = session.settings.get(from);
  if (kept === undefined) return;
  session.settings.clear();
  for (const [key, value] of JSON.parse(kept) as readonly [string, string][]) session.settings.set(key, value);
}

/** Follows BEGIN. */
export function beginSettings(session: Session): void {
  keep(session, atBegin);
}

/** Follows SET LOCAL, before it sets anything: it holds until the transaction ends, or the migration where there is none. */
export function setLocally(session: Session): void {
  if (session.settings.has(atBegin)) keep(session, beforeLocal);
}

/** Follows COMMIT: what was set locally ends. */
export function commitSettings(session: Session): void {
  bringBack(session, beforeLocal);
  session.settings.delete(atBegin);
}

/** Follows ROLLBACK: whatever was set in the transaction ends. */
export function rollBackSettings(session: Session): void {
  bringBack(session, atBegin);
  session.settings.delete(beforeLocal);
  session.settings.delete(atBegin);
}
