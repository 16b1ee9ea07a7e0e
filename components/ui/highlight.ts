import {
  createCssVariablesTheme,
  createHighlighterCoreSync,
  type GrammarState,
  type HighlighterCore,
} from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import bash from "shiki/langs/bash.mjs";
import json from "shiki/langs/json.mjs";
import sql from "shiki/langs/sql.mjs";
import typescript from "shiki/langs/typescript.mjs";
import { labelOfHidden, nameOfHidden, splitAtHidden } from "./hidden-characters";

/** Above this many characters code is shown plain: colour is not worth the wait. */
export const maxHighlightedLength = 200_000;

const languages: Record<string, string> = {
  sql: "sql",
  postgres: "sql",
  postgresql: "sql",
  sqlite: "sql",
  ts: "typescript",
  typescript: "typescript",
  js: "typescript",
  javascript: "typescript",
  json: "json",
  sh: "bash",
  bash: "bash",
  shell: "bash",
};

const classes: Record<string, string> = {
  "var(--tk-token-keyword)": "tk-k",
  "var(--tk-token-string)": "tk-s",
  "var(--tk-token-string-expression)": "tk-s",
  "var(--tk-token-constant)": "tk-n",
  "var(--tk-token-function)": "tk-f",
  "var(--tk-token-comment)": "tk-c",
};

let highlighter: HighlighterCore | undefined;

function getHighlighter(): HighlighterCore {
  highlighter ??= createHighlighterCoreSync({
    langs: [sql, typescript, json, bash],
    themes: [createCssVariablesTheme({ name: "tokens", variablePrefix: "--tk-" })],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return highlighter;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML that shows exactly that text, and the characters one would not see by their labels. */
export function escapeHtml(text: string): string {
  return splitAtHidden(text)
    .map((part) =>
      part.isHidden ? mark(part.text) : part.text.replace(/[&<>"']/gu, (letter) => entities[letter] ?? letter),
    )
    .join("");
}

function mark(character: string): string {
  return `<span class="hidden-character" title="${nameOfHidden(character)}">${labelOfHidden(character)}</span>`;
}

/** How much longer code may be read, in milliseconds: a grammar may go over hostile code again and again. */
export type HighlightBudget = { leftMs: number };

export const newHighlightBudget = (leftMs = 100): HighlightBudget => ({ leftMs });
const LINES_AT_A_TIME = 10;

/**
 * One string of HTML per line of code, in the colours of the page's theme. Every character of the code is escaped. Code in
 * another language, or too long, comes back plain, and so does what is left when the budget, which is drawn on, is spent.
 */
export function highlightLines(code: string, language: string, budget = newHighlightBudget()): string[] {
  const lines = code.replace(/\r\n?/gu, "\n").split("\n");
  const lang = languages[language.toLowerCase()];
  const read = lang && code.length <= maxHighlightedLength ? readTokens(lines, lang, budget) : [];
  return [...read, ...lines.slice(read.length).map(escapeHtml)];
}

function readTokens(lines: readonly string[], lang: string, budget: HighlightBudget): string[] {
  const reader = getHighlighter();
  const read: string[] = [];
  let state: GrammarState | undefined;
  while (read.length < lines.length && budget.leftMs > 0) {
    const begun = performance.now();
    const { tokens, grammarState } = reader.codeToTokens(
      lines.slice(read.length, read.length + LINES_AT_A_TIME).join("\n"),
      // What a line takes grows with the square of its length; a longer one stays plain.
      { lang, theme: "tokens", tokenizeMaxLineLength: 500, ...(state ? { grammarState: state } : {}) },
    );
    read.push(...tokens.map((line) => line.map(({ content, color }) => wrap(content, classes[color ?? ""])).join("")));
    state = grammarState;
    budget.leftMs -= performance.now() - begun;
  }
  return read;
}

function wrap(content: string, name: string | undefined): string {
  return name ? `<span class="${name}">${escapeHtml(content)}</span>` : escapeHtml(content);
}
