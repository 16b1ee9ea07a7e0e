/** What a migration did to the object. */
export type BandKind = "added" | "altered" | "renamed" | "dropped";

/** What people did about it. */
export type MarkKind = "revision" | "verification" | "signature";

export type CoreBand = {
  /** The migration's place in apply order. */
  position: number;
  version: string;
  kind: BandKind;
  /** What the migration did to the object, in a few words. */
  label: string;
};

export type CoreMark = {
  /** The migration that was head when the mark was made. */
  position: number;
  kind: MarkKind;
  label: string;
};

/** One or, where there are too many to show, several neighbouring bands drawn as one. Sizes in px, from the oldest end. */
export type Slot = {
  start: number;
  size: number;
  kind: BandKind;
  isStale: boolean;
  bands: readonly CoreBand[];
};

export type MarkAt = { at: number; kind: MarkKind; label: string };

export type CoreLayers = { length: number; slots: readonly Slot[]; marks: readonly MarkAt[] };

export type CoreMeasures = {
  /** The most px the core may be long. */
  length: number;
  /** Px of one band, its gap included, where there is room. */
  pitch: number;
  /** Px under which a band is not drawn on its own. */
  least: number;
};

const strength: Record<BandKind, number> = { altered: 0, renamed: 1, added: 2, dropped: 3 };
const markOrder: Record<MarkKind, number> = { revision: 0, verification: 1, signature: 2 };

function byPosition<T extends { position: number }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => a.position - b.position);
}

/**
 * The position from which bands are stale: above the last mark. Null where nothing is, also where nobody has written
 * anything yet: what is not documented cannot be out of date.
 */
export function staleFromOf(bands: readonly CoreBand[], marks: readonly CoreMark[]): number | null {
  if (marks.length === 0) return null;
  const last = Math.max(...marks.map((mark) => mark.position));
  const above = bands.filter((band) => band.position > last).map((band) => band.position);
  return above.length > 0 ? Math.min(...above) : null;
}

/** Lays the bands from the oldest up. Where they do not fit, the deep ones are pressed together, as in the ground. */
export function layCore(
  bands: readonly CoreBand[],
  marks: readonly CoreMark[],
  staleFrom: number | null,
  measures: CoreMeasures,
): CoreLayers {
  const ordered = byPosition(bands);
  const groups = groupBands(ordered, measures);
  let start = 0;
  const slots = groups.map(({ bands: inside, size }): Slot => {
    const slot = {
      start,
      size,
      bands: inside,
      kind: kindOf(inside),
      isStale: staleFrom !== null && inside.some((band) => band.position >= staleFrom),
    };
    start += size;
    return slot;
  });
  return { length: start, slots, marks: placeMarks(slots, marks) };
}

/** The kind most of them have; of as many, the one that weighs more. */
function kindOf(bands: readonly CoreBand[]): BandKind {
  const counts = new Map<BandKind, number>();
  for (const { kind } of bands) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [top] = [...counts].sort((a, b) => b[1] - a[1] || strength[b[0]] - strength[a[0]]);
  return top?.[0] ?? "altered";
}

type Group = { bands: CoreBand[]; size: number };

function groupBands(bands: CoreBand[], { length, pitch, least }: CoreMeasures): Group[] {
  if (bands.length * pitch <= length) return bands.map((band) => ({ bands: [band], size: pitch }));
  const shallow = Math.floor(length / 2 / pitch);
  const deep = bands.slice(0, bands.length - shallow);
  const room = length - shallow * pitch;
  const count = Math.min(deep.length, Math.floor(room / least));
  const pressed = Array.from(
    { length: count },
    (_, index): Group => ({
      bands: deep.slice(Math.floor((index * deep.length) / count), Math.floor(((index + 1) * deep.length) / count)),
      size: room / count,
    }),
  );
  return [...pressed, ...bands.slice(bands.length - shallow).map((band) => ({ bands: [band], size: pitch }))];
}

function placeMarks(slots: readonly Slot[], marks: readonly CoreMark[]): MarkAt[] {
  const placed = new Map<string, MarkAt & { count: number }>();
  for (const mark of byPosition(marks)) {
    const under = slots.findLast((slot) => slot.bands.some((band) => band.position <= mark.position));
    const at = under ? under.start + under.size : 0;
    const key = `${mark.kind} ${at}`;
    placed.set(key, { at, kind: mark.kind, label: mark.label, count: (placed.get(key)?.count ?? 0) + 1 });
  }
  return [...placed.values()]
    .map(({ count, ...mark }) => ({ ...mark, label: count > 1 ? `${mark.label} (${count})` : mark.label }))
    .sort((a, b) => a.at - b.at || markOrder[a.kind] - markOrder[b.kind]);
}

/** The band that is on top as of a position; null before the first one. */
export function bandAsOf(bands: readonly CoreBand[], asOf: number | null): CoreBand | null {
  const ordered = byPosition(bands);
  return ordered.findLast((band) => asOf === null || band.position <= asOf) ?? null;
}
