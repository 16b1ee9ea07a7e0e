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
  /** `line`: a sentence or two; `text`: Markdown of any length. */
  readonly size: "line" | "text";
};

const rationale = (prompt: string, required = true): DocField => ({
  field: "rationale",
  label: "Rationale",
  prompt,
  required,
  size: "line",
});

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
      field: "performance",
      label: "Performance",
      prompt: "Size, growth, hot paths.",
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
    {
      field: "description",
      label: "Description",
      prompt: "What the value means.",
      required: true,
      size: "line",
    },
    rationale("Why it is the way it is.", false),
  ],
  constraint: [rationale("The business rule it holds.")],
  index: [rationale("The query it serves.")],
  policy: [rationale("Why these rows, for these roles, and what follows for security.")],
  trigger: [rationale("What it keeps true.")],
  enum: [rationale("What the values mean.")],
  function: [rationale("What it is for, and who calls it.")],
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

/** The longest text one field takes, in UTF-8 bytes. */
export const MAX_DOC_BYTES = 1_048_576;

/** Whether a kind of object has a field of that name. */
export function isDocField(kind: string, field: string): boolean {
  return kind in docFields && docFields[kind as DocumentedKind].some((known) => known.field === field);
}
