import { useRef } from "react";

/** After a menu that a key opened, the focus goes back to where it was, so that the next key finds the page as before. */
export function useFocusReturn() {
  const before = useRef<{ element: Element | null } | null>(null);
  return {
    remember: () => {
      before.current = { element: document.activeElement };
    },
    /** For `onCloseAutoFocus`; leaves the default alone where nothing was remembered. */
    restore: (event: Event) => {
      if (!before.current) return;
      event.preventDefault();
      const { element } = before.current;
      before.current = null;
      if (element instanceof HTMLElement && element !== document.body) element.focus({ preventScroll: true });
    },
  };
}
