import { drawSlots } from "./core-drawing";
import { CoreGlyph } from "./core-glyph";
import type { BandKind, MarkKind, Slot } from "./core-layers";
import { CoreBands } from "./core-paths";
import { bandWords, markWords } from "./core-words";

const bands: readonly (BandKind | "stale")[] = ["added", "altered", "renamed", "dropped", "stale"];
const marks: readonly MarkKind[] = ["revision", "verification", "signature"];

/** What the shapes of a core sample mean. */
export function CoreLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted-foreground">
      {bands.map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <BandSign kind={kind} />
          {kind === "stale" ? "newer than the docs" : bandWords[kind]}
        </li>
      ))}
      {marks.map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <svg width={10} height={10} viewBox="0 0 10 10" aria-hidden>
            <CoreGlyph kind={kind} x={5} y={5} />
          </svg>
          {markWords[kind]}
        </li>
      ))}
    </ul>
  );
}

function BandSign({ kind }: { kind: BandKind | "stale" }) {
  const isStale = kind === "stale";
  const slot: Slot = { start: 0, size: 10, bands: [], kind: isStale ? "added" : kind, isStale };
  return (
    <svg width={20} height={10} viewBox="0 0 20 10" aria-hidden>
      <CoreBands paths={drawSlots([slot], "vertical", { width: 20, extent: 10, gap: 0 })} />
    </svg>
  );
}
