import { defaultKeymap, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { deleteMarkupBackward, insertNewlineContinueMarkup } from "@codemirror/lang-markdown";
import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Extension, Prec, type StateCommand } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { formats } from "./formats";
import { nextCell, previousCell } from "./table-keys";

/**
 * Lists go on by themselves; Tab goes on in a table and indents in a list. Anywhere else it leaves the text, and ⌘Enter and
 * Esc are left to the field.
 */
export const editorKeys: Extension = [
  Prec.high(
    keymap.of([
      ...formats.map(({ keys, run }) => ({ key: keys, run, preventDefault: true })),
      { key: "Enter", run: insertNewlineContinueMarkup },
      { key: "Backspace", run: deleteMarkupBackward },
      { key: "Tab", run: firstOf(nextCell, inList(indentMore)), shift: firstOf(previousCell, inList(indentLess)) },
    ]),
  ),
  keymap.of([...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"), ...historyKeymap]),
];

function firstOf(...commands: readonly StateCommand[]): StateCommand {
  return (target) => commands.some((command) => command(target));
}

function inList(command: StateCommand): StateCommand {
  return (target) => isInList(target.state) && command(target);
}

function isInList(state: EditorState): boolean {
  const line = state.doc.lineAt(state.selection.main.head);
  for (let node = syntaxTree(state).resolveInner(line.to, -1); ; ) {
    if (node.name === "ListItem") return true;
    if (!node.parent) return false;
    node = node.parent;
  }
}
