import { drawSlots } from "./core-drawing";
import { CoreGlyph } from "./core-glyph";
import { type CoreBand, type CoreMark, layCore, type MarkAt, staleFromOf } from "./core-layers";
import { CoreBands } from "./core-paths";
import { describeCore } from "./core-words";

const size = 120;
const thickness = 12;
const markRoom = 10;

export type CoreSparklineProps = {
  bands: readonly CoreBand[];
  marks: readonly CoreMark[];
  /** The position from which bands are stale; worked out from the marks where it is left out. */
  staleFrom?: number | null | undefined;
};

/** The core lying down, oldest at the left: one picture with one name, no script. */
export function CoreSparkline({ bands, marks, staleFrom }: CoreSparklineProps) {
  const from = staleFrom === undefined ? staleFromOf(bands, marks) : staleFrom;
  const core = layCore(bands, marks, from, { length: size, pitch: 6, least: 3 });
  const paths = drawSlots(core.slots, "horizontal", { width: thickness, extent: thickness, gap: 1 });
  const glyphs = apart(core.marks, 9);
  return (
    <svg
      role="img"
      aria-label={describeCore(bands, marks, from)}
      width={size}
      height={thickness + markRoom}
      viewBox={`0 0 ${size} ${thickness + markRoom}`}
      className="block shrink-0 overflow-visible forced-color-adjust-none"
    >
      <path d={`M0 ${thickness + 0.5}H${size}`} className="stroke-border" />
      <CoreBands paths={paths} />
      {glyphs.map((mark) => (
        <CoreGlyph key={`${mark.kind} ${mark.at}`} kind={mark.kind} x={Math.min(size - 4, mark.at)} y={thickness + 6} />
      ))}
    </svg>
  );
}

/** The newest mark, then older ones as far as they do not touch. */
function apart(marks: readonly MarkAt[], px: number): MarkAt[] {
  const kept: MarkAt[] = [];
  for (const mark of marks.toReversed()) {
    const next = kept.at(-1);
    if (!next || next.at - mark.at >= px) kept.push(mark);
  }
  return kept;
}
