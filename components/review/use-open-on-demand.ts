import { useState } from "react";
import { useFocusReturn } from "./use-focus-return";

/**
 * A menu or panel whose code is loaded when it is first opened. Until then `panel` is null and the trigger, with `trigger`
 * on it, stands alone; from then on the panel gets `panel` and brings the trigger along. Opened by a key, it gives the focus
 * back to where it was.
 */
export function useOpenOnDemand() {
  const [isOpen, setIsOpen] = useState<boolean | null>(null);
  const focus = useFocusReturn();
  return {
    openByKey: () => {
      focus.remember();
      setIsOpen(true);
    },
    close: () => setIsOpen(false),
    trigger: isOpen === null ? { onClick: () => setIsOpen(true) } : {},
    panel: isOpen === null ? null : { isOpen, onOpenChange: setIsOpen, onCloseAutoFocus: focus.restore },
  };
}
