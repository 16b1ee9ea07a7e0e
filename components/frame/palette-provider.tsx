"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, use, useCallback, useState } from "react";
import type { FrameProject, FrameProjectLink, PaletteSearch } from "./frame-types";
import { useShortcut } from "./shortcuts";

const CommandPalette = dynamic(() => import("./command-palette").then((module) => module.CommandPalette), {
  ssr: false,
});

const OpenContext = createContext<() => void>(() => undefined);

export type PaletteProviderProps = {
  project: FrameProject | null;
  projects: readonly FrameProjectLink[];
  search: PaletteSearch | undefined;
  children: ReactNode;
};

/** Loads the palette when it is first opened. */
export function PaletteProvider({ children, ...palette }: PaletteProviderProps) {
  const [isOpen, setIsOpen] = useState(false);
  const open = useCallback(() => setIsOpen(true), []);
  useShortcut("mod+k", "Search and commands", open, { inFields: true });
  return (
    <OpenContext value={open}>
      {children}
      {isOpen ? <CommandPalette {...palette} onClose={() => setIsOpen(false)} /> : null}
    </OpenContext>
  );
}

export function useOpenPalette(): () => void {
  return use(OpenContext);
}
