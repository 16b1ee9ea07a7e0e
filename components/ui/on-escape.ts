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
