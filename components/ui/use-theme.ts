"use client";

import { useSyncExternalStore } from "react";
import { rememberPreference } from "./preference";
import { parseTheme, type Theme, themes } from "./theme";

/** Calls back whenever the page's theme changes. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

export function readTheme(): Theme {
  return parseTheme(document.documentElement.dataset.theme);
}

export function setTheme(theme: Theme): void {
  const root = document.documentElement;
  root.classList.remove(...themes);
  root.classList.add(theme);
  root.dataset.theme = theme;
  rememberPreference("theme", theme);
}

export function useTheme(): Theme {
  return useSyncExternalStore<Theme>(watchTheme, readTheme, () => "system");
}
