import { useEffect, useState } from "react";
import { dropDraft, keepDraft, keptDraft } from "./kept-drafts";

/**
 * What somebody is typing into a field, over the revision it began from (`base`); null while nobody is. It outlives the page
 * (`wasKept` says that it did), and leaving the page with it is asked about.
 */
export function useDraft(key: string, written: string, canWrite: boolean) {
  const [draft, setDraft] = useState<string | null>(null);
  const [base, setBase] = useState(0);
  const [wasKept, setWasKept] = useState(false);
  const isDirty = draft !== null && draft !== written;
  useLeaveGuard(isDirty);
  useEffect(() => {
    const kept = canWrite ? keptDraft(key) : null;
    if (!kept) return;
    setBase(kept.base);
    setDraft(kept.text);
    setWasKept(true);
  }, [key, canWrite]);
  useEffect(() => {
    if (draft !== null && isDirty) keepDraft(key, { text: draft, base });
  }, [key, draft, isDirty, base]);

  function begin(from: { readonly number: number; readonly text: string }) {
    setBase(from.number);
    setDraft(from.text);
  }
  function end() {
    dropDraft(key);
    setWasKept(false);
    setDraft(null);
  }
  return { draft, base, isDirty, wasKept, begin, type: setDraft, end };
}

function useLeaveGuard(isDirty: boolean) {
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty]);
}
