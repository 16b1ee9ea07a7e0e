import type { StateCommand } from "@codemirror/state";
import {
  Bold,
  Code,
  Heading2,
  Italic,
  Link,
  List,
  ListChecks,
  type LucideIcon,
  SquareCode,
  Table,
  Workflow,
} from "lucide-react";
import { insertLink, toggleMark } from "./format-inline";
import { cycleHeading, toggleList, toggleTaskList } from "./format-lines";
import { insertCodeBlock, insertMermaid, insertTable } from "./insert-block";

export type Format = {
  readonly label: string;
  /** As CodeMirror writes keys. */
  readonly keys: string;
  readonly icon: LucideIcon;
  readonly run: StateCommand;
};

/** What the toolbar offers, in its order, and the keys that do the same. */
export const formats: readonly Format[] = [
  { label: "Bold", keys: "Mod-b", icon: Bold, run: toggleMark("**") },
  { label: "Italic", keys: "Mod-i", icon: Italic, run: toggleMark("*") },
  { label: "Code", keys: "Mod-e", icon: Code, run: toggleMark("`") },
  { label: "Link", keys: "Mod-k", icon: Link, run: insertLink },
  { label: "Heading", keys: "Mod-Shift-1", icon: Heading2, run: cycleHeading },
  { label: "List", keys: "Mod-Shift-8", icon: List, run: toggleList },
  { label: "Task list", keys: "Mod-Shift-9", icon: ListChecks, run: toggleTaskList },
  { label: "Table", keys: "Mod-Shift-2", icon: Table, run: insertTable },
  { label: "Block of code", keys: "Mod-Shift-6", icon: SquareCode, run: insertCodeBlock },
  { label: "Mermaid diagram", keys: "Mod-Shift-7", icon: Workflow, run: insertMermaid },
];

/** The keys as they stand on the keyboard: "⌘⇧8", "Ctrl ⇧ 8". */
export function keysShown(keys: string, isMac: boolean): string {
  const signs: Record<string, string> = { Mod: isMac ? "⌘" : "Ctrl", Shift: "⇧" };
  return withSigns(keys, signs).join(isMac ? "" : " ");
}

/** The same for `aria-keyshortcuts`: "Control+Shift+8". */
export function keysSpoken(keys: string, isMac: boolean): string {
  return withSigns(keys, { Mod: isMac ? "Meta" : "Control", Shift: "Shift" }).join("+");
}

function withSigns(keys: string, signs: Record<string, string>): readonly string[] {
  return keys.split("-").map((key) => signs[key] ?? key.toUpperCase());
}
