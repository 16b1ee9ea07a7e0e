const FOCUSABLE = "a[href], button, input, select, textarea, summary, [contenteditable=true], [tabindex='0']";

/**
 * Whoever goes by keyboard is not left nowhere: when what has the focus is taken off the page, the focus goes to what stands there
 * now, of several things to the one most like it, and from a page that is left to the content of the next. Gives what ends it.
 */
export function keepFocus(): () => void {
  let held: Element | null = null;
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof Element && target.matches(":focus-visible")) held = target;
  };
  const onKey = () => {
    held = document.activeElement;
  };
  const onPointer = () => {
    held = null;
  };
  const observer = new MutationObserver((records) => {
    if (!held || held.isConnected) return;
    const lost = held;
    held = null;
    if (document.activeElement !== document.body) return;
    const place = placeOf(lost, records);
    if (place) place.focus({ preventScroll: true });
    // A dialog gives the focus back by itself, where what it was opened by is still there.
    else window.setTimeout(focusContent);
  });
  document.addEventListener("focusin", onFocus);
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("pointerdown", onPointer, true);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("keydown", onKey, true);
    document.removeEventListener("pointerdown", onPointer, true);
    observer.disconnect();
  };
}

function focusContent(): void {
  if (document.activeElement === document.body) document.querySelector("main")?.focus({ preventScroll: true });
}

/** Where the focus goes from something that is gone; null outside of the content, where dialogs and menus see to it themselves. */
function placeOf(lost: Element, records: readonly MutationRecord[]): HTMLElement | null {
  const record = records.find(
    ({ target, removedNodes }) => target.isConnected && [...removedNodes].some((node) => node.contains(lost)),
  );
  const from = record?.target;
  const main = from instanceof Element ? from.closest<HTMLElement>("main") : null;
  if (!record || !main || !(from instanceof Element)) return null;
  let before = record.previousSibling?.parentNode === from ? record.previousSibling : null;
  for (let parent = from; parent !== main && parent.parentElement; before = parent, parent = parent.parentElement) {
    const children = [...parent.children];
    const isAfter = (child: Element) =>
      before === null || (before.compareDocumentPosition(child) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const nearest = [...children.filter(isAfter), ...children.filter((child) => !isAfter(child)).toReversed()];
    for (const child of nearest) {
      const found = mostLike(lost, child);
      if (found) return found;
    }
  }
  return main;
}

/** What can have the focus in an element, itself included, and is of the same kind as what is gone; else the first that can. */
function mostLike(lost: Element, within: Element): HTMLElement | null {
  const usable = [within, ...within.querySelectorAll(FOCUSABLE)].filter(
    (each): each is HTMLElement =>
      each instanceof HTMLElement &&
      each.matches(FOCUSABLE) &&
      !each.matches(":disabled") &&
      each.tabIndex >= 0 &&
      each.getClientRects().length > 0,
  );
  const likeness = (each: HTMLElement) =>
    each.tagName === lost.tagName
      ? 1 + each.getAttributeNames().filter((name) => isMark(name) && lost.hasAttribute(name)).length
      : 0;
  return usable.reduce<HTMLElement | null>(
    (best, each) => (best && likeness(best) >= likeness(each) ? best : each),
    null,
  );
}

const isMark = (attribute: string) => attribute.startsWith("data-") && !attribute.startsWith("data-tip");
