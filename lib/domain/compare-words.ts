import type { ComparedDocs, ComparedKind, ComparedTable, ComparedTotals, Comparison } from "./compare-view";
import { markdownCode, markdownText } from "./markdown-text";

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
  const lines = [`# ${markdownText(name)}: ${markdownText(pointsWords(comparison))}`, "", ...totalsLines(totals)];
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
  const renamed = was ? ` (was ${markdownCode(`${was.schema}.${was.name}`)})` : "";
  return [
    `## ${markdownCode(schema ? `${schema}.${name}` : name)}${renamed}`,
    "",
    `${change ? `Table ${change}` : "Schema as it was"}${parts > 0 ? ` with ${parts} parts` : ""}. Docs: ${comparedDocsWords[docs].toLowerCase()}.`,
    "",
    ...objects.filter(({ objectKind, facts }) => objectKind !== "table" || facts.length > 0).map(objectLine),
    ...writings.map(
      ({ object, field, from, to }) =>
        `- Written: ${markdownText(field)} of ${markdownCode(object)} (revision ${from} to ${to})`,
    ),
    ...stale.map(
      ({ summary, version }) => `- Not followed by its docs: ${markdownText(summary)} (${markdownText(version)})`,
    ),
  ];
}

type Object = ComparedTable["objects"][number];

function objectLine({ objectKind, kind, name, was, facts, by }: Object): string {
  const from = was ? ` from ${markdownCode(was)}` : "";
  const told = facts.map(
    ({ fact, before, after }) => `${fact} ${markdownCode(plain(before))} → ${markdownCode(plain(after))}`,
  );
  const sources = [...new Set(by.map(({ version }) => markdownText(version)))].join(", ");
  return `- ${kindWord(kind)}: ${objectKind} ${markdownCode(name)}${from}${told.length > 0 ? `: ${told.join("; ")}` : ""} (${sources})`;
}

function kindWord(kind: ComparedKind): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
