import { useEffect, useRef, useState } from "react";
import { type Edit, type EditTarget, newKey, placeOf } from "@/lib/client/edits/edit";
import {
  currentPerson,
  dropEdit,
  editAt,
  putEdit,
  setSaved,
  showNumber,
  useEdit,
  useSaved,
} from "@/lib/client/edits/edits";
import { submitEdit } from "@/lib/client/edits/keeping";
import { beginWriting } from "@/lib/client/live/live-people";

type Revision = { readonly number: number; readonly text: string };

export type DocEditFacts = {
  readonly project: string;
  readonly target: EditTarget;
  readonly label: string;
  /** The field as its page was read. */
  readonly doc: Revision & { readonly field: string };
  readonly canWrite: boolean;
};

/**
 * What stands in a field and what is being done about it: the newest revision known, and over it what somebody writes, which
 * outlives the page. `isEditing` while it is open; otherwise an edit there is on its way.
 */
export function useDocEdit({ project, target, label, doc, canWrite }: DocEditFacts) {
  const place = placeOf(target, doc.field);
  const found = useEdit(place);
  const edit = canWrite ? found : null;
  const saved = useSaved(place);
  const newest: Revision = canWrite && saved && saved.number > doc.number ? saved : doc;
  const [isOpen, setIsOpen] = useState(false);
  const after = useRef<(() => void) | null>(null);
  const kind = edit?.state.kind ?? null;
  const isEditing = canWrite && (isOpen || kind === "writing" || kind === "conflict" || kind === "refused");

  useEffect(() => showNumber(place, newest.number), [place, newest.number]);
  useEffect(() => (isEditing ? beginWriting(place) : undefined), [isEditing, place]);
  // A save ends when it is acknowledged, or kept to be sent later; not while somebody has to look at it.
  useEffect(() => {
    if (kind === "sending" || kind === "writing" || after.current === null) return;
    const then = after.current;
    after.current = null;
    if (kind === "conflict" || kind === "refused") return;
    setIsOpen(false);
    then();
  }, [kind]);

  function type(text: string) {
    const now = editAt(place);
    if (now && text === now.baseText && now.attempt === null) return dropEdit(now.id);
    const since = { text, at: Date.now(), state: { kind: "writing" as const } };
    if (now) putEdit({ ...now, ...since });
    else putEdit({ ...begun(), ...since });
  }

  function begun(): Omit<Edit, "text" | "at" | "state"> {
    const href = `${window.location.pathname}${window.location.search}`;
    const of = { id: newKey(), person: currentPerson() ?? "", project, target, field: doc.field, label, href };
    return { ...of, base: newest.number, baseText: newest.text, attempt: null };
  }

  function open() {
    setIsOpen(true);
    const now = editAt(place);
    if (now) putEdit({ ...now, state: { kind: "writing" } });
  }

  /** Saves what was written, if anything was, and does something once that is settled. */
  function submit(then: () => void) {
    const now = editAt(place);
    if (now) {
      after.current = then;
      submitEdit(now.id);
    } else {
      setIsOpen(false);
      then();
    }
  }

  function discard() {
    if (edit) dropEdit(edit.id);
    setIsOpen(false);
  }

  /** Goes on from the revision that stood in the way, with the text that somebody made of both. */
  function resolve(text: string, from: Revision, then: () => void) {
    const now = editAt(place);
    if (!now) return;
    setSaved(place, from);
    if (text === from.text) {
      discard();
      return then();
    }
    putEdit({
      ...now,
      text,
      base: from.number,
      baseText: from.text,
      attempt: null,
      at: Date.now(),
      state: { kind: "writing" },
    });
    submit(then);
  }

  return {
    place,
    edit,
    newest,
    isOpen,
    isEditing,
    text: edit?.text ?? newest.text,
    open,
    type,
    submit,
    discard,
    resolve,
  };
}

/** What can be done about a field that is edited, and where that stands. */
export type DocEditing = ReturnType<typeof useDocEdit>;
