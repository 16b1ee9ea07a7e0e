/** One press as it is written in a shortcut: "mod+k", "?", "g", "Enter". Shift shows only in what it types. */
export function pressOf(event: Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "altKey">): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mod = event.metaKey || event.ctrlKey ? "mod+" : "";
  return `${mod}${event.altKey ? "alt+" : ""}${key}`;
}

const typing = new Set(["INPUT", "TEXTAREA", "SELECT"]);
const pressing = new Set(["checkbox", "radio", "button", "submit", "range"]);

/** Whether keys pressed here write text, so that no single-letter shortcut may fire. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement && pressing.has(target.type)) return false;
  return (
    typing.has(target.tagName) ||
    target.closest('[role="textbox"],[role="combobox"],[role="menu"],[role="listbox"]') !== null
  );
}

/** Whether Enter here presses what has the focus, so that it may do nothing else. */
export function isPressing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("a[href],button,summary,[role=button]") !== null;
}

/** Whether a dialog is open over the page: its keys are its own. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"],[role="alertdialog"][data-state="open"]') !== null;
}

const signs: Record<string, string> = { mod: "⌘", Enter: "↵", Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓" };

/** The keys of a shortcut, one label per key to press: "g t" gives ["g", "t"], "mod+k" gives ["⌘K"] or ["Ctrl K"]. */
export function labelsOf(keys: string, isMac: boolean): string[] {
  return keys.split(" ").map((press) =>
    press
      .split("+")
      .map((part) => (part === "mod" && !isMac ? "Ctrl " : (signs[part] ?? part)))
      .map((part, index, all) => (all.length > 1 && index === all.length - 1 ? part.toUpperCase() : part))
      .join(""),
  );
}
