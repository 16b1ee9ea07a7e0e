/** Where and how high a text stood when somebody began to write it: the editor takes its room, and the cursor the clicked word. */
export type OpenedPlace = { heightPx: number; words: string; offset: number; share: number };

let noted: OpenedPlace | null = null;

/** Notes the room of a text that is about to be written, and the word under the pointer where it was clicked. */
export function noteOpenedPlace(element: HTMLElement, click: { clientX: number; clientY: number } | null): void {
  const box = element.getBoundingClientRect();
  const caret = click ? caretAt(click.clientX, click.clientY) : null;
  noted = {
    heightPx: box.height,
    words: caret?.node.textContent ?? "",
    offset: caret?.offset ?? 0,
    share: click ? (click.clientY - box.top) / box.height : 1,
  };
}

/** What was noted last, once. */
export function takeOpenedPlace(): OpenedPlace | null {
  const place = noted;
  noted = null;
  return place;
}

/** Where in the Markdown the clicked word stands: there where it is found once, else as far down as the click was. */
export function offsetIn(text: string, { words, offset, share }: OpenedPlace): number {
  const found = words.trim() === "" ? -1 : text.indexOf(words);
  if (found >= 0 && text.indexOf(words, found + 1) < 0) return found + offset;
  if (share >= 1) return text.length;
  const lines = text.split("\n");
  const above = lines.slice(0, Math.round(share * (lines.length - 1)) + 1);
  return above.join("\n").length;
}

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  const at = document.caretPositionFromPoint?.(x, y);
  if (at) return { node: at.offsetNode, offset: at.offset };
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
