"use client";

import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { isDialogOpen, isPressing, isTyping, pressOf } from "./shortcut-keys";

export type Shortcut = {
  /** Presses in order, separated by spaces: "g t", "mod+k", "?", "Enter". Letters in lower case. */
  keys: string;
  /** What it does, as listed under "?". */
  label: string;
  handler: (event: KeyboardEvent) => void;
  /** Also fires while typing in a field. Only for keys with a modifier. */
  inFields?: boolean;
};

type Registry = { add: (shortcut: Shortcut) => () => void; showHelp: () => void };

const RegistryContext = createContext<Registry | null>(null);
const ShortcutsDialog = lazy(() => import("./shortcuts-dialog"));

const sequencePauseMs = 1200;

/** Listens for keys once for the whole page. Nothing fires while typing, or behind an open dialog. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const shortcuts = useRef<readonly Shortcut[]>([]);
  const [helpOf, setHelpOf] = useState<readonly Shortcut[] | null>(null);
  const showHelp = useCallback(() => setHelpOf([...shortcuts.current]), []);
  const registry = useMemo<Registry>(
    () => ({
      add(shortcut) {
        shortcuts.current = [...shortcuts.current, shortcut];
        return () => {
          shortcuts.current = shortcuts.current.filter((each) => each !== shortcut);
        };
      },
      showHelp,
    }),
    [showHelp],
  );
  useEffect(() => listen(() => shortcuts.current, showHelp), [showHelp]);
  return (
    <RegistryContext value={registry}>
      {children}
      {helpOf ? (
        <Suspense>
          <ShortcutsDialog shortcuts={helpOf} onClose={() => setHelpOf(null)} />
        </Suspense>
      ) : null}
    </RegistryContext>
  );
}

function listen(list: () => readonly Shortcut[], showHelp: () => void): () => void {
  let sequence = "";
  let lastAt = 0;
  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    if (isDialogOpen()) return;
    const press = pressOf(event);
    if (press === "Enter" && isPressing(event.target)) return;
    const writes = isTyping(event.target);
    sequence = sequence && event.timeStamp - lastAt < sequencePauseMs ? `${sequence} ${press}` : press;
    lastAt = event.timeStamp;
    // The newest registration wins: what is nearest to the person on the page came last.
    const usable = list()
      .filter((each) => !writes || each.inFields)
      .toReversed();
    const match = usable.find((each) => each.keys === sequence) ?? usable.find((each) => each.keys === press);
    if (match) {
      sequence = "";
      event.preventDefault();
      match.handler(event);
    } else if (press === "?" && !writes) {
      sequence = "";
      showHelp();
    } else if (!usable.some((each) => each.keys.startsWith(`${sequence} `))) {
      sequence = usable.some((each) => each.keys.startsWith(`${press} `)) ? press : "";
    }
  }
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

export type ShortcutOptions = { enabled?: boolean; inFields?: boolean };

/** Registers a key for as long as the component is on the page. */
export function useShortcut(
  keys: string,
  label: string,
  handler: (event: KeyboardEvent) => void,
  { enabled = true, inFields = false }: ShortcutOptions = {},
): void {
  const registry = use(RegistryContext);
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled || !registry) return;
    return registry.add({ keys, label, inFields, handler: (event) => latest.current(event) });
  }, [registry, keys, label, enabled, inFields]);
}

/** Opens the list of keys, as "?" does. */
export function useShowShortcuts(): () => void {
  const registry = use(RegistryContext);
  return useCallback(() => registry?.showHelp(), [registry]);
}
