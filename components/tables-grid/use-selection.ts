"use client";

import { useCallback, useMemo, useState } from "react";
import type { TableRow } from "@/lib/domain/catalog-view";

/** Which of the shown rows are selected; a row that is filtered away is not acted on. */
export function useSelection(shown: readonly TableRow[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((id: string) => {
    setIds((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const rows = useMemo(() => shown.filter((row) => ids.has(row.objectId)), [shown, ids]);
  return { rows, toggle, has: (id: string) => ids.has(id), clear: () => setIds(new Set()) };
}
