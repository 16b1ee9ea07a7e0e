import { markdownCode, markdownLink, markdownText } from "./markdown-text";
import type { Cell, Report, Section } from "./report";

/** What a comment on a pull request holds, in characters: GitHub's takes 65,536. */
export const MOST_MARKDOWN = 60_000;

/** A report for a pull request: the verdict, then a table for each section. What would be too long for a comment is counted. */
export function reportToMarkdown({ isPassed, verdict, sentences, sections }: Report): string {
  const head = [
    `### ${isPassed ? "✅" : "❌"} ${markdownText(verdict)}`,
    "",
    ...sentences.map((each) => `${markdownText(each)}  `),
  ];
  let room = MOST_MARKDOWN - lengthOf(head) - sections.length * ROOM_OF_A_SECTION;
  const tables = sections.flatMap((section) => {
    const rows: string[] = [];
    for (const row of section.rows.map(rowOf)) {
      if (row.length >= room) break;
      room -= row.length + 1;
      rows.push(row);
    }
    return tableOf(section, rows);
  });
  return `${[...head, ...tables].join("\n")}\n`;
}

/** Title, headings and advice of a section are our own words, and no longer than this. */
const ROOM_OF_A_SECTION = 500;

function tableOf({ title, headings, rows, more = 0, advice }: Section, shown: readonly string[]): readonly string[] {
  const left = more + rows.length - shown.length;
  return [
    "",
    `#### ${markdownText(title)}`,
    "",
    ...(shown.length > 0 ? [`| ${headings.join(" | ")} |`, `|${headings.map(() => " --- |").join("")}`, ...shown] : []),
    ...(left > 0 ? ["", `and ${left.toLocaleString("en")} more`] : []),
    ...(advice === undefined ? [] : ["", markdownText(advice)]),
  ];
}

function rowOf(cells: readonly Cell[]): string {
  return `| ${cells.map(cellOf).join(" | ")} |`;
}

// In a table a bar ends the cell, even within code.
function cellOf({ text, isCode, address }: Cell): string {
  const words = isCode && text !== "" ? markdownCode(text).replaceAll("|", "\\|") : markdownText(text);
  return address === undefined ? words : markdownLink(words, address);
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
