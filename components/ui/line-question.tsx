import type { ReactNode } from "react";
import { Button } from "./button";
import { Kbd } from "./kbd";
import { onEscape } from "./on-escape";

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
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of its buttons.
    <span onKeyDown={onEscape(onKeep)} className="inline-flex flex-wrap items-center gap-2">
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
