import { createCssVariablesTheme, createHighlighterCoreSync, type HighlighterCore } from "shiki/core";
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

/**
 * One string of HTML per line of code, in the colours of the page's theme. Every character of the code is escaped. Code in
 * another language, or too long, comes back plain.
 */
export function highlightLines(code: string, language: string): string[] {
  const text = code.replace(/\r\n?/gu, "\n");
  const lang = languages[language.toLowerCase()];
  if (!lang || text.length > maxHighlightedLength) return text.split("\n").map(escapeHtml);
  const { tokens } = getHighlighter().codeToTokens(text, {
    lang,
    theme: "tokens",
    // What a line takes grows with the square of its length; a longer one stays plain.
    tokenizeMaxLineLength: 500,
    tokenizeTimeLimit: 100,
  });
  return tokens.map((line) => line.map(({ content, color }) => wrap(content, classes[color ?? ""])).join(""));
}

function wrap(content: string, name: string | undefined): string {
  return name ? `<span class="${name}">${escapeHtml(content)}</span>` : escapeHtml(content);
}
