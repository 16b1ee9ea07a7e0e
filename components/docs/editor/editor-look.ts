import { HighlightStyle, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// The text stands as it is read: its face, its size, its lines, no gutter.
const theme = EditorView.theme({
  "&": { color: "var(--foreground)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.375rem" },
  ".cm-content": { padding: "0", minHeight: "var(--written-height)", caretColor: "var(--foreground)" },
  ".cm-line": { padding: "0" },
  ".cm-placeholder": { color: "var(--faint)" },
  ".cm-cursor": { borderLeftColor: "var(--foreground)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "var(--selection)",
  },
  ".cm-mono": { fontFamily: "var(--font-mono)", fontSize: "0.8125rem", fontVariantLigatures: "none" },
  ".cm-hidden-character": { color: "var(--warn)", backgroundColor: "var(--warn-soft)" },
});

const highlight = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.strong, fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.link, color: "var(--primary)" },
  { tag: tags.url, color: "var(--muted-foreground)" },
  { tag: tags.monospace, fontFamily: "var(--font-mono)", fontSize: "0.928em" },
  { tag: tags.quote, color: "var(--muted-foreground)" },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName, tags.atom], color: "var(--faint)" },
]);

const monoLine = Decoration.line({ class: "cm-mono" });
const isMono = new Set(["Table", "FencedCode", "CodeBlock"]);

/** Tables and code in the face their columns need. */
const monoLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = findMonoLines(view);
    }
    update(update: ViewUpdate) {
      const hasParsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || hasParsed) this.decorations = findMonoLines(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function findMonoLines(view: EditorView): DecorationSet {
  const found = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        if (!isMono.has(node.name)) return;
        const end = Math.min(node.to, to);
        for (let line = view.state.doc.lineAt(Math.max(node.from, from)); ; line = view.state.doc.lineAt(line.to + 1)) {
          found.add(line.from, line.from, monoLine);
          if (line.to + 1 > end) return false;
        }
      },
    });
  }
  return found.finish();
}

/** How the text looks while it is written: the page's own colours, in both themes. */
export const editorLook: Extension = [theme, syntaxHighlighting(highlight), monoLines];
