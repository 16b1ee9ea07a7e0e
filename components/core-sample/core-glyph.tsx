import type { MarkKind } from "./core-layers";

const drawings: Record<MarkKind, (x: number, y: number) => { d: string; className: string }> = {
  revision: (x, y) => ({
    d: `M${x - 2.5} ${y}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z`,
    className: "fill-none stroke-muted-foreground",
  }),
  verification: (x, y) => ({
    d: `M${x - 3.5} ${y}l2.5 2.8l4.5 -5.6`,
    className: "fill-none stroke-good [stroke-width:1.75]",
  }),
  signature: (x, y) => ({
    d: `M${x} ${y - 4}l4 4l-4 4l-4 -4z`,
    className: "fill-primary stroke-none",
  }),
};

/** A mark beside the core: ring for a revision, check for a verification, diamond for a signature. */
export function CoreGlyph({ kind, x, y }: { kind: MarkKind; x: number; y: number }) {
  const { d, className } = drawings[kind](x, y);
  return <path d={d} className={className} strokeWidth={1.5} />;
}
