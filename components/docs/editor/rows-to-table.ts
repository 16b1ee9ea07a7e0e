/** A table of GitHub's Markdown from rows parted by line breaks and cells parted by tabs; null where the rows differ in length. */
export function rowsToTable(text: string): string | null {
  const rows = text
    .replace(/\n+$/u, "")
    .split("\n")
    .map((line) => line.split("\t"));
  const columns = rows[0]?.length ?? 0;
  const isTable = rows.length > 1 && columns > 1 && rows.every((row) => row.length === columns);
  // Code that is indented by tabs has nothing before the first.
  if (!isTable || rows.every(([first]) => first?.trim() === "")) return null;
  const [head, ...rest] = rows.map((row) => `| ${row.map(cellOf).join(" | ")} |`);
  return [head, `|${" --- |".repeat(columns)}`, ...rest].join("\n");
}

function cellOf(text: string): string {
  return text.trim().replaceAll("\\", "\\\\").replaceAll("|", "\\|");
}
