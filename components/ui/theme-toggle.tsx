"use client";

import { IconButton } from "./icon-button";
import { OnDemand } from "./on-demand";
import { themeIcons, themeWords } from "./theme-words";
import { useTheme } from "./use-theme";

export function ThemeToggle({ className }: { className?: string }) {
  const theme = useTheme();
  const Icon = themeIcons[theme];
  return (
    <OnDemand
      load={() => import("./theme-menu").then((module) => module.ThemeMenu)}
      props={{}}
      trigger={
        <IconButton label={`Theme: ${themeWords[theme].toLowerCase()}`} className={className}>
          <Icon aria-hidden />
        </IconButton>
      }
    />
  );
}
