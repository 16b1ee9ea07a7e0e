import type { BandKind, Slot } from "./core-layers";

/** A rectangle in the core's own directions: along time, from the oldest end; across, from the flat edge. */
type Part = { along: number; across: number; size: number; width: number };

export type Orientation = "vertical" | "horizontal";

/** Where a part lies in the drawing. A standing core grows upwards from its foot, a lying one to the right. */
type Box = { x: number; y: number; w: number; h: number };

function boxOf(part: Part, orientation: Orientation, extent: number): Box {
  return orientation === "vertical"
    ? { x: part.across, y: extent - part.along - part.size, w: part.width, h: part.size }
    : { x: part.along, y: extent - part.across - part.width, w: part.size, h: part.width };
}

const round = (value: number) => Math.round(value * 100) / 100;

function outline({ x, y, w, h }: Box): string {
  return `M${round(x)} ${round(y)}h${round(w)}v${round(h)}h${round(-w)}z`;
}

/** Each kind has a profile of its own, so that it can be told without its hue. */
function profile(kind: BandKind, along: number, size: number, width: number): Part[] {
  const full = { along, across: 0, size, width };
  if (kind === "altered") return [{ ...full, width: width * 0.68 }];
  if (kind === "renamed") {
    const half = (width - 3) / 2;
    return [
      { ...full, width: half },
      { ...full, across: half + 3, width: half },
    ];
  }
  return [full];
}

/** The hollow of a dropped band, where it is thick enough to have one. */
function hollow(part: Part): Part | null {
  if (part.size < 4.5) return null;
  return { along: part.along + 1.5, across: 1.5, size: part.size - 3, width: part.width - 3 };
}

function hatch({ x, y, w, h }: Box): string {
  let path = "";
  for (let at = 2; at < w + h; at += 3.5) {
    const from = [round(x + Math.max(0, at - h)), round(y + Math.min(at, h))];
    const to = [round(x + Math.min(at, w)), round(y + Math.max(0, at - w))];
    path += `M${from.join(" ")}L${to.join(" ")}`;
  }
  return path;
}

export type CorePaths = Partial<Record<BandKind | "stale" | "thin" | "hatch", string>>;

/**
 * The slots as few SVG paths, one for each hue: a grid may hold a thousand cores. Dropped bands need the even-odd
 * fill rule for their hollow. `width` and `extent` are px across and along; `gap` px are left between bands.
 */
export function drawSlots(
  slots: readonly Slot[],
  orientation: Orientation,
  { width, extent, gap }: { width: number; extent: number; gap: number },
): CorePaths {
  const paths: CorePaths = {};
  const add = (key: keyof CorePaths, path: string) => {
    paths[key] = (paths[key] ?? "") + path;
  };
  for (const slot of slots) {
    const size = slot.size > gap * 3 ? slot.size - gap : slot.size;
    for (const part of profile(slot.kind, slot.start, size, width)) {
      const box = boxOf(part, orientation, extent);
      const inner = slot.kind === "dropped" ? hollow(part) : null;
      const outer = outline(box) + (inner ? outline(boxOf(inner, orientation, extent)) : "");
      if (!slot.isStale) add(slot.kind, outer);
      else if (inner || size <= 3) add("thin", outer);
      else {
        add("stale", outer);
        add("hatch", hatch(box));
      }
    }
  }
  return paths;
}
