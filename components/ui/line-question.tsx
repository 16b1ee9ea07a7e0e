import type { KeyboardEvent, ReactNode } from "react";
import { Button } from "./button";
import { Kbd } from "./kbd";

type LineQuestionProps = {
  children: ReactNode;
  /** What would be lost or undone: "Discard". */
  confirm: string;
  /** The safe answer, which has the focus and is given by Escape: "Keep writing". */
  keep: string;
  onConfirm: () => void;
  onKeep: () => void;
};

/** Asks, in a line where one is, before something is lost. */
export function LineQuestion({ children, confirm, keep, onConfirm, onKeep }: LineQuestionProps) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onKeep();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of its buttons.
    <span onKeyDown={onKeyDown} className="inline-flex flex-wrap items-center gap-2">
      <span>{children}</span>
      <Button size="sm" variant="danger" onClick={onConfirm}>
        {confirm}
      </Button>
      <Button autoFocus size="sm" onClick={onKeep}>
        {keep} <Kbd>Esc</Kbd>
      </Button>
    </span>
  );
}
