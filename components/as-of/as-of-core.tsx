"use client";

import { usePathname, useRouter } from "next/navigation";
import { lazy, Suspense, useTransition } from "react";
import { coreSize } from "@/components/core-sample/core-size";
import { useShortcut } from "@/components/frame/shortcuts";
import type { AsOf, Band, Mark } from "@/lib/domain/catalog-view";

const CoreColumn = lazy(() => import("@/components/core-sample/core-column"));

type AsOfCoreProps = {
  asOf: AsOf;
  bands: readonly Band[];
  marks: readonly Mark[];
  label: string;
  staleFrom: number | null;
};

/** The core sample in the margin: the history at a glance, and the way through time. */
export function AsOfCore({ asOf, bands, marks, label, staleFrom }: AsOfCoreProps) {
  const router = useRouter();
  const pathname = usePathname();
  const [isMoving, startMoving] = useTransition();

  function moveTo(position: number | null) {
    const band = bands.find((each) => each.position === position);
    const isHead = position === null || position >= asOf.headPosition || !band;
    startMoving(() =>
      router.push(isHead ? pathname : `${pathname}?asOf=${encodeURIComponent(band.version)}`, { scroll: false }),
    );
  }
  function step(by: 1 | -1) {
    const positions = bands.map((band) => band.position).sort((a, b) => a - b);
    const older = positions.filter((position) => position < asOf.position).at(-1);
    const newer = positions.find((position) => position > asOf.position) ?? null;
    if (by === 1) moveTo(newer);
    else if (older !== undefined) moveTo(older);
  }
  useShortcut("[", "Older on the core sample", () => step(-1));
  useShortcut("]", "Newer on the core sample", () => step(1));

  return (
    <div aria-busy={isMoving} className={isMoving ? "opacity-70" : undefined}>
      {/* Drawn by the server; it takes hold once the page has. */}
      <Suspense fallback={<div style={coreSize(bands.length)} />}>
        <CoreColumn
          bands={bands}
          marks={marks}
          asOf={asOf.isHead ? null : asOf.position}
          label={label}
          staleFrom={staleFrom}
          onMove={moveTo}
        />
      </Suspense>
    </div>
  );
}
