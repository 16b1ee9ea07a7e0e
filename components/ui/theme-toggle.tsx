"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "./dropdown-menu";
import { IconButton } from "./icon-button";
import { rememberPreference } from "./preference";
import { parseTheme, type Theme, themes } from "./theme";

const words: Record<Theme, string> = { light: "Light", dark: "Dark", system: "As the system" };
const icons = { light: Sun, dark: Moon, system: Monitor };

/** Calls back whenever the page's theme changes. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

export function readTheme(): Theme {
  return parseTheme(document.documentElement.dataset.theme);
}

function setTheme(theme: Theme) {
  const root = document.documentElement;
  root.classList.remove(...themes);
  root.classList.add(theme);
  root.dataset.theme = theme;
  rememberPreference("theme", theme);
}

export function ThemeToggle({ className }: { className?: string }) {
  const theme = useSyncExternalStore<Theme>(watchTheme, readTheme, () => "system");
  const Icon = icons[theme];
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton label={`Theme: ${words[theme].toLowerCase()}`} className={className}>
          <Icon aria-hidden />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuRadioGroup value={theme} onValueChange={(value) => setTheme(parseTheme(value))}>
          {themes.map((each) => {
            const Each = icons[each];
            return (
              <DropdownMenuRadioItem key={each} value={each}>
                <Each aria-hidden /> {words[each]}
              </DropdownMenuRadioItem>
            );
          })}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
