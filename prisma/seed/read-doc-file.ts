import { fromMarkdown } from "mdast-util-from-markdown";
import { toString as toText } from "mdast-util-to-string";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { type DocumentedKind, valueField } from "@/lib/domain/doc-fields";

const frontMatter = z.object({
  title: z.string().optional(),
  owner: z.string().optional(),
  status: z.string().optional(),
  at: z.string(),
  /** Of a page: the name of the page it stands below. */
  below: z.string().optional(),
});

/** The text of one field of a table or of one of its parts. `name` is null for the table itself. */
export type FieldText = {
  readonly kind: DocumentedKind;
  readonly name: string | null;
  readonly field: string;
  readonly text: string;
};

/** A Markdown file of a sample's docs: what its front matter says, and the text below it. */
export type DocFile = z.infer<typeof frontMatter> & { readonly body: string };

const tableFields = new Map([
  ["Purpose", "purpose"],
  ["Design decisions", "decisions"],
  ["Usage", "usage"],
  ["Performance", "performance"],
  ["Data retention", "retention"],
  ["Notes", "notes"],
  ["Examples", "examples"],
]);

const partKinds = new Map<string, DocumentedKind>([
  ["Columns", "column"],
  ["Indexes", "index"],
  ["Constraints", "constraint"],
  ["Policies", "policy"],
  ["Triggers", "trigger"],
]);

/** Parts a Markdown file into YAML front matter and body. Throws where the front matter does not say `at`. */
export function readDocFile(text: string): DocFile {
  const [, head = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return { ...frontMatter.parse(parseYaml(head)), body: body.trim() };
}

/** The fields in the body of a table's file: by its headings, of the table and of its parts. Throws for an unknown heading. */
export function readFields(body: string): readonly FieldText[] {
  return splitByHeading(body, 2).flatMap(({ heading, text }) => {
    const field = tableFields.get(heading);
    if (field) return [{ kind: "table" as const, name: null, field, text }];
    const kind = partKinds.get(heading);
    if (!kind) throw new Error(`The docs have a section ${heading}, which tables do not have.`);
    return splitByHeading(text, 3).flatMap((part) => readPart(kind, part.heading, part.text));
  });
}

function readPart(kind: DocumentedKind, name: string, text: string): readonly FieldText[] {
  if (kind !== "column") return [{ kind, name, field: "rationale", text }];
  const fields = new Map<string, string>();
  for (const paragraph of text.split(/\n{2,}/).filter((each) => each !== "")) {
    const { field, said } = readParagraph(paragraph);
    const before = fields.get(field);
    fields.set(field, before === undefined ? said : `${before}\n\n${said}`);
  }
  return [...fields].map(([field, said]) => ({ kind, name, field, text: said }));
}

/** What a paragraph about a column is: `Rationale: …`, `Sensitivity: …`, ``Value `active`: …``, or else its description. */
function readParagraph(paragraph: string): { readonly field: string; readonly said: string } {
  const [, word, value, said] =
    /^(?:(Rationale|Sensitivity|Deprecation)|Value `([^`]+)`):\s*([\s\S]*)$/.exec(paragraph) ?? [];
  if (said === undefined) return { field: "description", said: paragraph };
  return { field: value === undefined ? (word ?? "").toLowerCase() : valueField(value), said };
}

type Section = { readonly heading: string; readonly text: string };

// The parser says where headings are (a `##` within code is none); the text between them is taken as it was written.
function splitByHeading(markdown: string, depth: number): readonly Section[] {
  const headings = fromMarkdown(markdown).children.flatMap((node) =>
    node.type === "heading" && node.depth === depth
      ? [{ heading: toText(node), start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }]
      : [],
  );
  return headings.map(({ heading, end }, index) => ({
    heading,
    text: markdown.slice(end, headings[index + 1]?.start ?? markdown.length).trim(),
  }));
}
