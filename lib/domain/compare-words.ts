import type { ComparedDocs, ComparedKind, ComparedTable, ComparedTotals, Comparison } from "./compare-view";

/** What docs did, as people read it. */
export const comparedDocsWords: Readonly<Record<ComparedDocs, string>> = {
  new: "New",
  enhanced: "Enhanced",
  unchanged: "Unchanged",
  stale: "Stale",
  removed: "Gone",
};

/** `2 added, 1 altered`; `nothing` for none. */
export function countsWords(counts: Readonly<Record<string, number>>): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.map(([kind, count]) => `${count.toLocaleString("en")} ${kind}`).join(", ") || "nothing";
}

/** Between what is compared: `from 0001 to 0004`. */
export function pointsWords({ from, to, isHead }: Pick<Comparison, "from" | "to" | "isHead">): string {
  const head = isHead ? " (head)" : "";
  return `from ${from.version ?? "the start"} to ${to.version ?? "the start"}${head}`;
}

/** A comparison as Markdown, for a release note or a review. */
export function toMarkdown(name: string, comparison: Comparison): string {
  const { totals, tables, others } = comparison;
  const lines = [`# ${escaped(name)}: ${escaped(pointsWords(comparison))}`, "", ...totalsLines(totals)];
  for (const table of tables) lines.push("", ...tableLines(table));
  if (others.length > 0) lines.push("", "## Of no table", "", ...others.map(objectLine));
  return `${lines.join("\n")}\n`;
}

function totalsLines({ tables, objects, docs, fields }: ComparedTotals): readonly string[] {
  return [
    `- Tables: ${countsWords(tables)}`,
    `- Everything else: ${countsWords(objects)}`,
    `- Docs of tables: ${countsWords(docs)}; ${fields.toLocaleString("en")} fields written`,
  ];
}

function tableLines({ schema, name, was, change, docs, objects, parts, writings, stale }: ComparedTable) {
  const renamed = was ? ` (was ${code(`${was.schema}.${was.name}`)})` : "";
  return [
    `## ${code(schema ? `${schema}.${name}` : name)}${renamed}`,
    "",
    `${change ? `Table ${change}` : "Schema as it was"}${parts > 0 ? ` with ${parts} parts` : ""}. Docs: ${comparedDocsWords[docs].toLowerCase()}.`,
    "",
    ...objects.filter(({ objectKind, facts }) => objectKind !== "table" || facts.length > 0).map(objectLine),
    ...writings.map(
      ({ object, field, from, to }) => `- Written: ${escaped(field)} of ${code(object)} (revision ${from} to ${to})`,
    ),
    ...stale.map(({ summary, version }) => `- Not followed by its docs: ${escaped(summary)} (${escaped(version)})`),
  ];
}

type Object = ComparedTable["objects"][number];

function objectLine({ objectKind, kind, name, was, facts, by }: Object): string {
  const from = was ? ` from ${code(was)}` : "";
  const told = facts.map(({ fact, before, after }) => `${fact} ${code(plain(before))} → ${code(plain(after))}`);
  const sources = [...new Set(by.map(({ version }) => escaped(version)))].join(", ");
  return `- ${kindWord(kind)}: ${objectKind} ${code(name)}${from}${told.length > 0 ? `: ${told.join("; ")}` : ""} (${sources})`;
}

function kindWord(kind: ComparedKind): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A code span that any text fits into. */
function code(text: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [ticks]) => Math.max(most, ticks.length), 0);
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 || text === "" ? " " : "";
  return `${fence}${pad}${onOneLine(text)}${pad}${fence}`;
}

function escaped(text: string): string {
  return onOneLine(text).replace(/[\\`*_[\]<>#|&~!]/g, "\\$&");
}

// Each stretch of white space is looked at once: a function's text can hold a hundred thousand spaces.
function onOneLine(text: string): string {
  return text.replace(/\s+/g, (space) => (space.includes("\n") ? " " : space));
}
