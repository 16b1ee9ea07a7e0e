import { type BandKind, bandAsOf, type CoreBand, type CoreMark, type MarkKind, staleFromOf } from "./core-layers";

export const bandWords: Record<BandKind, string> = {
  added: "added",
  altered: "altered",
  renamed: "renamed",
  dropped: "dropped",
};

export const markWords: Record<MarkKind, string> = {
  revision: "revision",
  verification: "verification",
  signature: "signature",
};

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The picture in a sentence or two, for people who do not see it. */
export function describeCore(
  bands: readonly CoreBand[],
  marks: readonly CoreMark[],
  staleFrom: number | null = staleFromOf(bands, marks),
): string {
  const newest = bandAsOf(bands, null);
  if (!newest) return "No migration has touched it.";
  const touched = `${plural(bands.length, "migration", "migrations")} touched it, the last is ${newest.version}.`;
  const last = marks.reduce<CoreMark | null>((top, mark) => (!top || mark.position >= top.position ? mark : top), null);
  if (!last) return `${touched} Nothing is written about it yet.`;
  const seen = bandAsOf(bands, last.position)?.version;
  const since = staleFrom === null ? 0 : bands.filter((band) => band.position >= staleFrom).length;
  const marked = seen ? ` Last ${markWords[last.kind]} at ${seen}.` : "";
  return `${touched}${marked}${since > 0 ? ` Stale: ${plural(since, "migration", "migrations")} since.` : ""}`;
}
