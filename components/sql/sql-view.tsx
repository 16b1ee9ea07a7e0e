import { CopyButton } from "@/components/ui/copy-button";
import { highlightLines, newHighlightBudget } from "@/components/ui/highlight";
import { SqlLines } from "./sql-lines";

/** So many lines are shown; the rest would make the page slower than reading it is worth. */
export const maxShownLines = 20_000;

/** A long file gets more time for its colours than a block of code within a text. */
const MOST_COLOUR_MS = 400;
const linesPerBlock = 100;
const linePx = 20;

export type SqlViewProps = {
  sql: string;
  /** What it is, e.g. the file's path. */
  label: string;
  /** The number of the first line, where this is a part of a file. */
  firstLine?: number;
};

/**
 * SQL with colours and line numbers. `#L12` and `#L12-L20` in the address light lines up. Highlighted on the server;
 * give it only from server components.
 */
export function SqlView({ sql, label, firstLine = 1 }: SqlViewProps) {
  const text = sql.endsWith("\n") ? sql.slice(0, -1) : sql;
  const lines = highlightLines(text, "sql", newHighlightBudget(MOST_COLOUR_MS));
  const shown = lines.slice(0, maxShownLines);
  const blocks = Array.from({ length: Math.ceil(shown.length / linesPerBlock) }, (_, index) => {
    const start = index * linesPerBlock;
    return { start, lines: shown.slice(start, start + linesPerBlock) };
  });
  return (
    <div className="group relative rounded-lg border bg-card">
      <CopyButton text={sql} label="Copy the SQL" onHover className="absolute top-1.5 right-1.5 z-10 bg-card" />
      {/* biome-ignore lint/a11y/useSemanticElements: it groups nothing to fill in. */}
      <div
        role="group"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="ring-inside overflow-x-auto py-2"
      >
        <SqlLines>
          <pre className="sql-lines font-mono text-sm">
            {blocks.map((block) => (
              <code
                key={block.start}
                style={{ containIntrinsicHeight: block.lines.length * linePx }}
                // biome-ignore lint/security/noDangerouslySetInnerHtml: highlightLines escapes every character.
                dangerouslySetInnerHTML={{ __html: htmlOf(block.lines, block.start + firstLine) }}
              />
            ))}
          </pre>
        </SqlLines>
      </div>
      {lines.length > shown.length ? (
        <p className="border-t px-3 py-2 text-xs text-muted-foreground">
          {shown.length.toLocaleString("en")} of {lines.length.toLocaleString("en")} lines are shown. Copy gives them
          all.
        </p>
      ) : null}
    </div>
  );
}

function htmlOf(lines: readonly string[], first: number): string {
  return lines
    .map((line, index) => {
      const n = first + index;
      return `<span id="L${n}"><a href="#L${n}" data-n="${n}" tabindex="-1" aria-hidden="true"></a>${line || " "}\n</span>`;
    })
    .join("");
}
