import type { HistoryChange, HistoryEntry } from "../model/history";
import { longestCommonOrder } from "./longest-common-order";

/**
 * Tells what was done to the past between two histories, both in apply order; what is only new at the end is no such thing.
 * Migrations for which `isRepeatable` holds may be edited and moved freely. In the order of `after`, removed ones last.
 */
export function compareHistories(
  before: readonly HistoryEntry[],
  after: readonly HistoryEntry[],
  isRepeatable: (path: string) => boolean = () => false,
): readonly HistoryChange[] {
  const renamed = findRenames(before, after);
  const formerPath = (path: string) => renamed.get(path) ?? path;
  const former = new Map(before.map((entry) => [entry.path, entry]));
  const kept = after.filter((entry) => former.has(formerPath(entry.path)));
  const fixed = kept.filter((entry) => !isRepeatable(entry.path));
  const inPlace = longestCommonOrder(
    before.map((entry) => entry.path).filter((path) => !isRepeatable(path)),
    fixed.map((entry) => formerPath(entry.path)),
  );
  const last = fixed.at(-1);
  const lastAt = last ? after.indexOf(last) : -1;
  const changes = after.flatMap((entry, index): HistoryChange[] => {
    const old = former.get(formerPath(entry.path));
    if (isRepeatable(entry.path)) return [];
    if (!old) return index < lastAt ? [inserted(entry, nextOf(after, index, kept))] : [];
    return [
      ...(old.path === entry.path
        ? []
        : [change("renamed", entry, old.path, `${old.path} is called ${entry.path} now`)]),
      ...(old.checksum === entry.checksum
        ? []
        : [change("edited", entry, null, `${entry.path} was edited after being imported`)]),
      ...(inPlace.has(old.path)
        ? []
        : [change("reordered", entry, null, `${entry.path} stands at another place in the order`)]),
    ];
  });
  const gone = new Set(kept.map((entry) => formerPath(entry.path)));
  const removed = before.filter((entry) => !gone.has(entry.path));
  return [...changes, ...removed.map((entry) => change("removed", entry, null, `${entry.path} was removed`))];
}

/**
 * The migrations that went on under another path, by their new path: gone and come with the same bytes, which no other one
 * of either side has.
 */
export function findRenames(
  before: readonly HistoryEntry[],
  after: readonly HistoryEntry[],
): ReadonlyMap<string, string> {
  const there = new Set(after.map((entry) => entry.path));
  const known = new Set(before.map((entry) => entry.path));
  const gone = byChecksum(before.filter((entry) => !there.has(entry.path)));
  const come = byChecksum(after.filter((entry) => !known.has(entry.path)));
  const renames = new Map<string, string>();
  for (const [checksum, [entry, ...others]] of come) {
    const [old, ...twins] = gone.get(checksum) ?? [];
    if (entry && old && others.length === 0 && twins.length === 0) renames.set(entry.path, old.path);
  }
  return renames;
}

function byChecksum(entries: readonly HistoryEntry[]): ReadonlyMap<string, readonly HistoryEntry[]> {
  const groups = new Map<string, HistoryEntry[]>();
  for (const entry of entries) groups.set(entry.checksum, [...(groups.get(entry.checksum) ?? []), entry]);
  return groups;
}

function nextOf(after: readonly HistoryEntry[], index: number, kept: readonly HistoryEntry[]): string | null {
  const known = new Set(kept);
  return after.slice(index + 1).find((entry) => known.has(entry))?.path ?? null;
}

function inserted(entry: HistoryEntry, next: string | null): HistoryChange {
  return change(
    "inserted",
    entry,
    next,
    `${entry.path} is new and belongs before ${next ?? "migrations already there"}`,
  );
}

function change(kind: HistoryChange["kind"], entry: HistoryEntry, from: string | null, summary: string): HistoryChange {
  return { kind, path: entry.path, version: entry.version, from, summary };
}
