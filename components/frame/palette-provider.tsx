"use client";

import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useMemo, useState } from "react";
import type { FrameProject, FrameProjectLink } from "./frame-types";
import { useShortcut } from "./shortcuts";

const CommandPalette = lazy(() => import("./command-palette"));

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
      {isOpen ? (
        // Until it is there, what is typed is meant for it: no key of the page's may take it.
        <Suspense fallback={<div role="dialog" data-state="open" hidden />}>
          <CommandPalette {...palette} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </PaletteContext>
  );
}

export function usePalette(): Palette {
  return use(PaletteContext);
}
