"use client";

import {
  type ButtonHTMLAttributes,
  type ComponentType,
  cloneElement,
  type ReactElement,
  useRef,
  useState,
} from "react";

/** What a menu, popover or drawer gets that is loaded when it is first asked for: it opens at once, from this trigger. */
export type OnDemandContent = { trigger: ReactElement; defaultOpen: boolean };

export type OnDemandProps<P extends object> = {
  /** A button. It stays what opens the content. */
  trigger: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;
  /** Imports the content, e.g. `() => import("./status-menu-content").then((module) => module.StatusMenuContent)`. */
  load: () => Promise<ComponentType<P & OnDemandContent>>;
  /** What the content gets besides. */
  props: P;
  hasPopup?: "menu" | "dialog" | "listbox";
};

/**
 * Keeps what opens on a click out of the page's first load. It is fetched when the pointer or the focus comes near, and
 * shown on the click.
 */
export function OnDemand<P extends object>({ trigger, load, props, hasPopup = "menu" }: OnDemandProps<P>) {
  const [Content, setContent] = useState<ComponentType<P & OnDemandContent> | null>(null);
  const loading = useRef<ReturnType<typeof load>>(undefined);

  function fetchContent() {
    loading.current ??= load();
    loading.current.catch(() => {
      loading.current = undefined;
    });
    return loading.current;
  }

  if (Content) return <Content {...props} trigger={trigger} defaultOpen />;
  return cloneElement(trigger, {
    "aria-haspopup": hasPopup,
    "aria-expanded": false,
    onPointerEnter: () => void fetchContent(),
    onFocus: () => void fetchContent(),
    onClick: () => void fetchContent().then((loaded) => setContent(() => loaded)),
  });
}
