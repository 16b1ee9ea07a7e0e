import type { CorePaths } from "./core-drawing";

const fills = {
  added: "fill-layer-added",
  altered: "fill-layer-altered",
  renamed: "fill-layer-renamed",
  dropped: "fill-layer-dropped",
  thin: "fill-layer-stale",
  stale: "fill-layer-stale/35",
} as const;

const kinds = ["added", "altered", "renamed", "dropped", "stale", "thin"] as const;

/** The bands of a core, one path a hue. */
export function CoreBands({ paths }: { paths: CorePaths }) {
  return (
    <>
      {kinds.map((kind) =>
        paths[kind] ? <path key={kind} d={paths[kind]} className={fills[kind]} fillRule="evenodd" /> : null,
      )}
      {paths.hatch ? <path d={paths.hatch} className="fill-none stroke-layer-stale" strokeWidth={1.1} /> : null}
    </>
  );
}
