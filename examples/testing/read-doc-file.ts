/** The headings under which a table's docs speak of its parts. */
export const partKinds = ["Columns", "Indexes", "Constraints", "Policies", "Triggers"] as const;

export type PartKind = (typeof partKinds)[number];

/** One Markdown file of a sample's docs: front matter, sections by heading, parts by kind and name, code in SQL. */
export type DocFile = {
  readonly name: string;
  readonly front: ReadonlyMap<string, string>;
  readonly sections: readonly string[];
  readonly parts: readonly { readonly kind: PartKind; readonly name: string; readonly text: string }[];
  readonly sql: readonly string[];
};

/** Reads a file as the seed does: `---` around the front matter, `##` a section, `###` a part of one. */
export function readDocFile(name: string, text: string): DocFile {
  const [, head = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const prose = body.replace(/^```[\s\S]*?^```$/gm, "");
  const sections = prose.split(/^## /m).slice(1);
  return {
    name,
    front: new Map(head.split("\n").map(frontMatterLine)),
    sections: sections.map(headingOf),
    parts: sections.flatMap(partsOf),
    sql: [...body.matchAll(/^```sql\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? ""),
  };
}

function frontMatterLine(line: string): [string, string] {
  const [, key = line, value = ""] = /^(\w+): *(.*)$/.exec(line) ?? [];
  return [key, value.replace(/^"(.*)"$/, "$1")];
}

function partsOf(section: string): DocFile["parts"] {
  const kind = partKinds.find((known) => known === headingOf(section));
  if (kind === undefined) return [];
  const parts = section.split(/^### /m).slice(1);
  return parts.map((part) => ({ kind, name: headingOf(part), text: part.slice(headingOf(part).length).trim() }));
}

function headingOf(section: string): string {
  return (section.split("\n")[0] ?? "").trim();
}
