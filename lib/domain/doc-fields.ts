import { sensitivities } from "./sensitivity";

/** The things docs can be written about. A page has one field, its body. */
export const documentedKinds = [
  "table",
  "column",
  "constraint",
  "index",
  "policy",
  "trigger",
  "enum",
  "function",
  "domain",
  "compositeType",
  "sequence",
  "extension",
  "relationship",
  "page",
] as const;
export type DocumentedKind = (typeof documentedKinds)[number];

/** One thing that can be written about an object: its name in the data, its heading, what belongs in it. */
export type DocField = {
  readonly field: string;
  readonly label: string;
  readonly prompt: string;
  /** Counts for coverage. */
  readonly required: boolean;
  /** `line`: a sentence or two; `text`: Markdown of any length; `choice`: one of `choices` or nothing. */
  readonly size: "line" | "text" | "choice";
  readonly choices?: readonly string[];
};

const line = (field: string, label: string, prompt: string, required = false): DocField => ({
  field,
  label,
  prompt,
  required,
  size: "line",
});
const rationale = (prompt: string, required = true) => line("rationale", "Rationale", prompt, required);

/** The field that says that a relationship without a foreign key is stated: its text is what was stated, in words. */
export const statementField = "statement";

/** What can be written about each kind of object, in the order of the page. */
export const docFields: Readonly<Record<DocumentedKind, readonly DocField[]>> = {
  table: [
    {
      field: "purpose",
      label: "Purpose",
      prompt: "What one row stands for, and who relies on it.",
      required: true,
      size: "text",
    },
    {
      field: "decisions",
      label: "Design decisions",
      prompt: "What was decided, against what, and why.",
      required: false,
      size: "text",
    },
    {
      field: "usage",
      label: "Usage",
      prompt: "How it is read and written, by whom.",
      required: false,
      size: "text",
    },
    {
      field: "access",
      label: "Access",
      prompt: "Who may read and write it, what no policy allows and why, and what follows for security.",
      required: false,
      size: "text",
    },
    {
      field: "performance",
      label: "Performance",
      prompt: "Size, growth, hot paths.",
      required: false,
      size: "text",
    },
    {
      field: "retention",
      label: "Data retention",
      prompt: "How long rows are kept, what removes them, and who may ask for it.",
      required: false,
      size: "text",
    },
    {
      field: "notes",
      label: "Notes",
      prompt: "Whatever else the next person should know.",
      required: false,
      size: "text",
    },
    {
      field: "examples",
      label: "Examples",
      prompt: "Queries and rows worth showing.",
      required: false,
      size: "text",
    },
  ],
  column: [
    line("description", "Description", "What the value means.", true),
    rationale("Why it is the way it is.", false),
    {
      field: "sensitivity",
      label: "Sensitivity",
      prompt: "How careful one has to be with it.",
      required: false,
      size: "choice",
      choices: sensitivities,
    },
    line("deprecation", "Deprecation", "Since when, why, and what to use instead."),
  ],
  constraint: [rationale("The business rule it holds.")],
  index: [rationale("The query it serves.")],
  policy: [
    rationale("Why these rows, for these roles."),
    line("security", "Security", "What follows for security: who could see or change what, and what does not hold."),
  ],
  trigger: [rationale("What it keeps true.")],
  enum: [rationale("What is told apart by it, and who sets it.")],
  function: [
    rationale("What it is for, and who calls it."),
    line("security", "Security", "Whose rights it runs with, and what it must not be given."),
  ],
  domain: [rationale("What the type promises beyond the one below it.", false)],
  compositeType: [rationale("What belongs together in it, and where it is used.", false)],
  sequence: [rationale("What is numbered, and whether gaps matter.", false)],
  extension: [rationale("What it is there for.", false)],
  relationship: [
    rationale("Why it holds without a foreign key, and who keeps it true.", false),
    line(statementField, "Stated relationship", "What leads where, in words. Empty once it was withdrawn."),
  ],
  page: [
    {
      field: "body",
      label: "Text",
      prompt: "Markdown.",
      required: true,
      size: "text",
    },
  ],
};

/** The field that what the migrations say in words is the first text of: the purpose of a table, the description of a column. */
export function firstField(kind: string): string | null {
  return kind in docFields ? (docFields[kind as DocumentedKind][0]?.field ?? null) : null;
}

/** The longest text one field takes, in UTF-8 bytes. */
export const MAX_DOC_BYTES = 1_048_576;

/** The longest name of a field, in characters: that of an allowed value with its prefix. */
export const MAX_FIELD_LENGTH = 206;

const valuePrefix = "value:";

/** The field that holds the meaning of one allowed value of a column or enum. */
export function valueField(value: string): string {
  return `${valuePrefix}${value}`;
}

/** The allowed value whose meaning a field holds; null for other fields. */
export function valueOfField(field: string): string | null {
  return field.startsWith(valuePrefix) ? field.slice(valuePrefix.length) : null;
}

/** What can be written about one allowed value. A column or an enum has such a field for every value. */
export function meaningOf(value: string): DocField {
  return line(valueField(value), `Meaning of ${value || "the empty text"}`, "What it means, and when it is set.");
}

/** The field of that name of a kind of object; null where there is none. */
export function findDocField(kind: string, field: string): DocField | null {
  const known = kind in docFields ? docFields[kind as DocumentedKind].find((each) => each.field === field) : undefined;
  if (known) return known;
  const value = kind === "column" || kind === "enum" ? valueOfField(field) : null;
  return value === null || field.length > MAX_FIELD_LENGTH || /\0|\p{Surrogate}/u.test(value) ? null : meaningOf(value);
}
