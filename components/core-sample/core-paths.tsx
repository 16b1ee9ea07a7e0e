import type { CorePaths } from "./core-drawing";

const fills = {
  added: "fill-good",
  altered: "fill-info",
  renamed: "fill-plum",
  dropped: "fill-bad",
  stale: "fill-warn/30 stroke-warn",
} as const;

const kinds = ["added", "altered", "renamed", "dropped", "stale"] as const;

/** The bands of a core, one path a hue. */
export function CoreBands({ paths }: { paths: CorePaths }) {
  return (
    <>
      {kinds.map((kind) =>
        paths[kind] ? <path key={kind} d={paths[kind]} className={fills[kind]} fillRule="evenodd" /> : null,
      )}
      {paths.hatch ? <path d={paths.hatch} className="fill-none stroke-warn" strokeWidth={1.25} /> : null}
    </>
  );
}
