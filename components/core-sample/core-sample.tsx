import { CoreColumn } from "./core-column";
import type { CoreBand, CoreMark } from "./core-layers";
import { CoreSparkline } from "./core-sparkline";

export type CoreSampleProps = {
  bands: readonly CoreBand[];
  marks: readonly CoreMark[];
  /** The position of the newest migration. */
  head: number;
  /** The position the page is read as of; null for head. */
  asOf: number | null;
  /** Standing, it moves through time; lying, it is a picture for grids. */
  orientation: "vertical" | "horizontal";
  /** The most px along time: 320 standing, 120 lying. */
  size?: number;
  /** What it is the history of. */
  label?: string;
  /** The position from which the docs are stale, where the page knows it; else above the last mark. */
  staleFrom?: number | null;
  headHref?: string;
  onMove?: (position: number | null) => void;
  readout?: "left" | "right";
};

/** The history of an object in layers: a band for each migration that touched it, what people did about it beside it. */
export function CoreSample({ orientation, asOf, head, label = "this object", ...props }: CoreSampleProps) {
  const past = asOf === null || asOf >= head ? null : asOf;
  if (orientation === "horizontal") {
    const { bands, marks, staleFrom, size } = props;
    return <CoreSparkline bands={bands} marks={marks} staleFrom={staleFrom} asOf={past} {...(size ? { size } : {})} />;
  }
  return <CoreColumn {...props} asOf={past} label={label} />;
}
