import type { KeyboardEvent } from "react";

/** Answers Escape, and keeps it from whatever is around. */
export function onEscape(run: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
}

/** Leaves a form on Escape, and stays in it once something is written there. */
export function onEscapeUnwritten(isUnwritten: boolean, leave: () => void): (event: KeyboardEvent) => void {
  return onEscape(() => {
    if (isUnwritten) leave();
  });
}
