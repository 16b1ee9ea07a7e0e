"use client";

import { Button } from "@/components/ui/button";
import type { DocConflict } from "@/lib/domain/docs";
import { TextDiff } from "./text-diff";

type DocConflictPanelProps = { conflict: DocConflict; mine: string; onTheirs: () => void; onMine: () => void };

/**
 * Somebody saved first: both texts in sight, and two ways on. Nothing is overwritten without being looked at. Loaded when
 * it happens; the default export is what `lazy` takes.
 */
export default function DocConflictPanel({ conflict, mine, onTheirs, onMine }: DocConflictPanelProps) {
  return (
    <div role="alert" className="mt-2 flex flex-col gap-2 rounded-md border border-warn/40 bg-warn-soft p-3 text-sm">
      <p>
        {conflict.by ?? "Somebody"} saved revision {conflict.number} while you were writing. Below is how your text
        differs from theirs.
      </p>
      <TextDiff before={conflict.text} after={mine} />
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={onTheirs}>
          Keep theirs
        </Button>
        <Button size="sm" variant="primary" onClick={onMine}>
          Save mine as revision {conflict.number + 1}
        </Button>
      </div>
      <p className="text-xs text-muted-foreground">
        You can also change your text above first. Their revision stays in the history.
      </p>
    </div>
  );
}
