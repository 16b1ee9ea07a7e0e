"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect } from "react";
import { isFocusNowhere } from "@/lib/client/focus-nowhere";
import { placeIn } from "@/lib/client/table-places";
import { focusRow } from "./use-grid-place";

const ROW_HEIGHT_PX = 36;
/** The row of names stays in sight and covers as much of what scrolls. */
const HEAD_HEIGHT_PX = 37;
const OVERSCAN_ROWS = 12;

type VirtualRowsProps = {
  slug: string;
  /** What scrolls. */
  frame: RefObject<HTMLElement | null>;
  /** Is given the way to bring a row into sight. */
  scroll: RefObject<((index: number) => void) | null>;
  count: number;
  columns: number;
  /** The row the keys are at; -1 for none. */
  active: number;
  renderRow: (index: number) => ReactNode;
};

/** The rows in sight and a few around them, for lists too long to render whole. The default export is what `lazy` takes. */
export default function VirtualRows({ slug, frame, scroll, count, columns, active, renderRow }: VirtualRowsProps) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: OVERSCAN_ROWS,
    paddingStart: HEAD_HEIGHT_PX,
    scrollPaddingStart: HEAD_HEIGHT_PX,
    // The grid scrolls there itself; from the start its rows are those that will be in sight.
    initialOffset: () => placeIn(slug).top,
    initialRect: { width: 1200, height: 800 },
  });
  useEffect(() => {
    scroll.current = (index) => virtual.scrollToIndex(index);
    return () => {
      scroll.current = null;
    };
  }, [scroll, virtual]);
  // Keys that were pressed before these rows were loaded have moved on already.
  // biome-ignore lint/correctness/useExhaustiveDependencies: from here on each key brings its row into sight itself.
  useEffect(() => {
    if (active < 0) return;
    virtual.scrollToIndex(active);
    if (isFocusNowhere()) focusRow(frame, active);
  }, []);

  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? HEAD_HEIGHT_PX) - HEAD_HEIGHT_PX;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? HEAD_HEIGHT_PX);
  return (
    <>
      {before > 0 ? <Spacer height={before} columns={columns} /> : null}
      {items.map(({ index }) => renderRow(index))}
      {after > 0 ? <Spacer height={after} columns={columns} /> : null}
    </>
  );
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
