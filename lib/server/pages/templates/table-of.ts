import type { PageFacts } from "./page-facts";

/**
 * A table of Markdown with a row for each table of the catalog: its name as a link, then the given cells, empty ones to be
 * filled in. One row to show the way where the catalog has no tables yet.
 */
export function tableOf(
  facts: PageFacts,
  heads: readonly string[],
  cellsOf: (table: PageFacts["tables"][number]) => readonly string[] = () => [],
): string {
  const tables = facts.tables.length > 0 ? facts.tables : [{ name: "", link: "a table", columns: 0 }];
  const rows = tables.map((table) => [table.link, ...heads.map((_, index) => cellsOf(table)[index] ?? "")]);
  const lines = [["Table", ...heads], ["---", ...heads.map(() => "---")], ...rows];
  const more = facts.total - facts.tables.length;
  const rest = more > 0 ? `\n\n${more} more tables are in the list of tables.` : "";
  return `${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}${rest}`;
}
