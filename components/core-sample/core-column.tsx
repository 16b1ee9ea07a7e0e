"use client";

import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Revealed } from "@/components/ui/revealed";
import { drawSlots } from "./core-drawing";
import { CoreGlyph } from "./core-glyph";
import {
  bandAsOf,
  type CoreBand,
  type CoreLayers,
  type CoreMark,
  layCore,
  type MarkAt,
  type MarkKind,
} from "./core-layers";
import { CoreBands } from "./core-paths";
import { barLeft, barWidth, fullWidth, glyphPitch, head, measures } from "./core-size";
import { bandWords, describeCore } from "./core-words";

const settleMs = 200;

export type CoreColumnProps = {
  bands: readonly CoreBand[];
  marks: readonly CoreMark[];
  /** What it is the history of, e.g. a table's name. */
  label: string;
  /** The position the page is read as of; null for head. */
  asOf: number | null;
  /** The position from which bands are stale. */
  staleFrom: number | null;
  /** Called with a position, or null for head. */
  onMove: (position: number | null) => void;
};

/**
 * The history of an object in layers, standing: a band for each migration that touched it, what people did about it beside it. It
 * is a slider through time: arrows, Home and End, or a click on a band. The default export is what `lazy` takes.
 */
export default function CoreColumn(props: CoreColumnProps) {
  const { marks, label, asOf, staleFrom } = props;
  const bands = useMemo(() => props.bands.toSorted((a, b) => a.position - b.position), [props.bands]);
  const core = useMemo(() => layCore(bands, marks, staleFrom, measures), [bands, marks, staleFrom]);
  const { index, preview, move, peek } = useTime(bands, asOf, props.onMove);
  const ref = useRef<HTMLDivElement>(null);
  const summaryId = useId();
  const current = bands[index];
  const named = bands[preview ?? index];
  const top = current ? core.length - topOf(core, current) : 0;

  function indexAt(event: { clientY: number }): number {
    const box = ref.current?.getBoundingClientRect();
    const at = box ? core.length - (event.clientY - box.top - head) : 0;
    const slot = core.slots.find((each) => at < each.start + each.size) ?? core.slots.at(-1);
    const inside = slot?.bands ?? [];
    const part = slot ? Math.floor(((at - slot.start) / slot.size) * inside.length) : 0;
    const band = inside[Math.min(inside.length - 1, Math.max(0, part))];
    return band ? bands.indexOf(band) : bands.length - 1;
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = stepOf(event.key, index, bands.length);
    if (to === null) return;
    event.preventDefault();
    move(to);
  }

  if (!current) return null;
  return (
    <div className="group relative w-fit">
      <div
        ref={ref}
        role="slider"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={`History of ${label}`}
        aria-describedby={summaryId}
        aria-valuemin={1}
        aria-valuemax={bands.length}
        aria-valuenow={index + 1}
        aria-valuetext={valueText(current, index, bands.length)}
        className="cursor-pointer touch-pan-x rounded-sm"
        onKeyDown={onKeyDown}
        onPointerMove={(event) => peek(indexAt(event))}
        onPointerLeave={() => peek(null)}
        onClick={(event) => move(indexAt(event))}
      >
        <Drawing core={core} top={top} isPast={index < bands.length - 1} />
      </div>
      <p id={summaryId} className="sr-only">
        {describeCore(bands, marks, staleFrom)}
      </p>
      {named ? (
        <Readout
          band={named}
          isStale={staleFrom !== null && named.position >= staleFrom}
          top={core.length - topOf(core, named) + head}
          isShown={preview !== null}
        />
      ) : null}
    </div>
  );
}

function valueText(band: CoreBand, index: number, count: number): string {
  const place = `${index + 1} of ${count}${index === count - 1 ? ", now" : ""}`;
  return `${band.version}, ${bandWords[band.kind]}: ${band.label}. ${place}`;
}

function topOf(core: CoreLayers, band: CoreBand): number {
  const slot = core.slots.find((each) => each.bands.includes(band));
  return slot ? slot.start + slot.size : core.length;
}

function stepOf(key: string, index: number, count: number): number | null {
  const far = Math.max(2, Math.round(count / 10));
  const steps: Record<string, number> = {
    ArrowUp: index + 1,
    ArrowRight: index + 1,
    ArrowDown: index - 1,
    ArrowLeft: index - 1,
    PageUp: index + far,
    PageDown: index - far,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}

/** Which band is on top, at once for the eye and, when the keys have come to rest, for the page. */
function useTime(bands: readonly CoreBand[], asOf: number | null, onMove: CoreColumnProps["onMove"]) {
  const given = bandAsOf(bands, asOf);
  const settled = given ? bands.indexOf(given) : 0;
  const [wanted, setWanted] = useState<number | null>(null);
  const [preview, peek] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new "as of" answers what was wanted.
  useEffect(() => setWanted(null), [asOf]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const index = wanted ?? settled;

  function go(to: number) {
    const band = bands[to];
    if (!band) return;
    onMove(to === bands.length - 1 ? null : band.position);
  }

  function move(to: number) {
    setWanted(to);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go(to), settleMs);
  }

  return { index, preview, move, peek };
}

/** The bands, the marks, and a line at `top` under which is what is read; what is above it is the future. */
function Drawing({ core, top, isPast }: { core: CoreLayers; top: number; isPast: boolean }) {
  const height = core.length + head * 2;
  const paths = drawSlots(core.slots, "vertical", { width: barWidth, extent: core.length, gap: 1 });
  return (
    <svg
      aria-hidden="true"
      width={fullWidth}
      height={height}
      viewBox={`0 ${-head} ${fullWidth} ${height}`}
      className="block forced-color-adjust-none"
    >
      <g transform={`translate(${barLeft} 0)`}>
        <rect
          x={-2.5}
          y={-2.5}
          width={barWidth + 5}
          height={core.length + 4}
          rx={4}
          className="fill-muted stroke-border"
        />
        <CoreBands paths={paths} />
        {isPast ? <rect x={-1} y={-1} width={barWidth + 2} height={top + 1} className="fill-card/75" /> : null}
      </g>
      <path d={`M${barLeft - 4} ${top - 0.5}h${barWidth + 8}`} className="stroke-primary" strokeWidth={2} />
      <path d={`M1 ${top - 5}v9l6.5 -4.5z`} className="fill-primary" />
      <Marks core={core} />
    </svg>
  );
}

/** Marks at nearly the same level stand side by side, each kind once. */
function Marks({ core }: { core: CoreLayers }) {
  const rows = new Map<number, Map<MarkKind, MarkAt>>();
  for (const mark of core.marks) {
    const row = Math.round(mark.at / 9);
    rows.set(row, (rows.get(row) ?? new Map<MarkKind, MarkAt>()).set(mark.kind, mark));
  }
  return [...rows].map(([row, marks]) => {
    const y = core.length - Math.max(...[...marks.values()].map((mark) => mark.at)) - 0.5;
    return (
      <g key={row}>
        <path d={`M${barLeft + barWidth + 3} ${y}h4`} className="stroke-input" />
        {[...marks.values()].map((mark, place) => (
          <CoreGlyph key={mark.kind} kind={mark.kind} x={barLeft + barWidth + 13 + place * glyphPitch} y={y} />
        ))}
      </g>
    );
  });
}

type ReadoutProps = { band: CoreBand; isStale: boolean; top: number; isShown: boolean };

function Readout({ band, isStale, top, isShown }: ReadoutProps) {
  return (
    <div
      aria-hidden
      style={{ top }}
      className={cn(
        "pointer-events-none absolute right-full z-20 mr-2 w-max max-w-64 rounded-md border bg-popover px-2 py-1 text-xs shadow-md",
        !isShown && "hidden group-focus-within:block group-has-[:not(:focus-visible):focus]:hidden",
      )}
    >
      <span className="block truncate font-mono">{band.version}</span>
      <span className={cn("block", isStale ? "text-warn" : "text-muted-foreground")}>
        <Revealed>{band.label}</Revealed>
        {isStale ? " · newer than the docs" : ""}
      </span>
    </div>
  );
}
