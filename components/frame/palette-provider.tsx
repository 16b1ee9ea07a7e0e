"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import type { FrameProject, FrameProjectLink } from "./frame-types";
import { useShortcut } from "./shortcuts";

const CommandPalette = dynamic(() => import("./command-palette").then((module) => module.CommandPalette), {
  ssr: false,
  // Until it is there, what is typed is meant for it: no key of the page's may take it.
  loading: () => <div role="dialog" data-state="open" hidden />,
});

type Palette = { isOpen: boolean; open: () => void };

const PaletteContext = createContext<Palette>({ isOpen: false, open: () => undefined });

export type PaletteProviderProps = {
  project: FrameProject | null;
  projects: readonly FrameProjectLink[];
  children: ReactNode;
};

/** Loads the palette when it is first opened. */
export function PaletteProvider({ children, ...palette }: PaletteProviderProps) {
  const [isOpen, setIsOpen] = useState(false);
  const open = useCallback(() => setIsOpen(true), []);
  const state = useMemo(() => ({ isOpen, open }), [isOpen, open]);
  useShortcut("mod+k", "Search and commands", open, { inFields: true });
  return (
    <PaletteContext value={state}>
      {children}
      {isOpen ? <CommandPalette {...palette} onClose={() => setIsOpen(false)} /> : null}
    </PaletteContext>
  );
}

export function usePalette(): Palette {
  return use(PaletteContext);
}
