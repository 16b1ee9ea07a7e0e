import { z } from "zod";
import { displayName } from "./accounts";
import { type DocField, type DocumentedKind, docFields, documentedKinds, MAX_FIELD_LENGTH } from "./doc-fields";
import { isOwnField, nameOfOwnField } from "./own-field";

/** How a project asks for a section: it has to be written, it may be, or it is no part of the template. */
export const sectionUses = ["required", "optional", "off"] as const;
export type SectionUse = (typeof sectionUses)[number];

/** The kinds of objects a template speaks of. A page and a stated relationship have the same texts in every project. */
export type TemplateKind = Exclude<DocumentedKind, "page" | "relationship">;
export const templateKinds = documentedKinds.filter(
  (kind): kind is TemplateKind => kind !== "page" && kind !== "relationship",
);

/** A section as a project uses it: a field of the vocabulary, or one of the project's own. */
export type TemplateSection = Omit<DocField, "required"> & { readonly use: SectionUse; readonly isOwn: boolean };

/** Which sections a project has for each kind of object, in their order. */
export type Template = {
  /** Grows with every change; 0 while the project has the default. */
  readonly number: number;
  /** How many of a table's sections, from the first, stand above what the schema says of it. */
  readonly above: number;
  readonly sections: Readonly<Record<TemplateKind, readonly TemplateSection[]>>;
};

/** A template on its way to being changed, with how many objects have a text in each section, by `kind field`. */
export type TemplateSettings = { readonly template: Template; readonly texts: Readonly<Record<string, number>> };

const MAX_OWN_NAME = 48;
const MAX_PROMPT = 200;

/** The most sections that one kind has. */
export const MAX_SECTIONS = 40;

const heading = displayName("Name the section.").refine((name) => name.length <= MAX_OWN_NAME, {
  message: `Use at most ${MAX_OWN_NAME} characters.`,
});
// What is stored is read by the same form: a prompt that NFC makes longer than it may be must not get in.
const prompt = z
  .string()
  .max(MAX_PROMPT, `Use at most ${MAX_PROMPT} characters.`)
  .transform((raw) => raw.normalize("NFC").replace(/\s+/gu, " ").trim())
  .refine((text) => text.length <= MAX_PROMPT, { message: `Use at most ${MAX_PROMPT} characters.` })
  .refine((text) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(text), { message: "Leave out invisible characters." });

const sectionChoice = z.object({
  /** Empty for an own section that is being made. */
  field: z.string().max(MAX_FIELD_LENGTH),
  use: z.enum(sectionUses),
  /** Of own sections only; what the vocabulary says of the others holds. */
  label: heading.optional(),
  prompt: prompt.optional(),
});
/** One line of a template as it is chosen and stored. */
export type SectionChoice = z.infer<typeof sectionChoice>;

const choices = z.array(sectionChoice).max(MAX_SECTIONS, `Use at most ${MAX_SECTIONS} sections for one kind.`);

/** What is chosen for each kind; a kind left out has what it has by default. */
export const templateChoices = z.object({
  above: z.int().min(0).max(MAX_SECTIONS),
  sections: z.partialRecord(z.enum(templateKinds), choices),
});
export type TemplateChoices = z.infer<typeof templateChoices>;

/** A new template for a project. `base` is the number of the one the writer was shown. */
export const updateTemplateInput = templateChoices.extend({ project: z.string().min(1), base: z.int().min(0) });
export type UpdateTemplateInput = z.input<typeof updateTemplateInput>;

/** The template that choices make. What the vocabulary has gained since they were made may be written, and is not required. */
export function toTemplate(number: number, { above, sections }: TemplateChoices): Template {
  const ofKind = (kind: TemplateKind) => toSections(kind, sections[kind]);
  return { number, above, sections: Object.fromEntries(templateKinds.map((kind) => [kind, ofKind(kind)])) } as Template;
}

/** What a project has that chose nothing: every field, the required ones of the vocabulary required. */
export const defaultTemplate: Template = toTemplate(0, { above: 1, sections: {} });

function toSections(kind: TemplateKind, chosen: readonly SectionChoice[] | undefined): readonly TemplateSection[] {
  const known = new Map(docFields[kind].map((field) => [field.field, field]));
  if (chosen === undefined)
    return docFields[kind].map((field) => toKnown(field, field.required ? "required" : "optional"));
  const listed = chosen.flatMap(({ field, use, label, prompt: asks }): TemplateSection[] => {
    const vocabulary = known.get(field);
    known.delete(field);
    if (vocabulary) return [toKnown(vocabulary, use)];
    const size = kind === "table" ? ("text" as const) : ("line" as const);
    return isOwnField(field)
      ? [{ field, label: label ?? nameOfOwnField(field), prompt: asks ?? "", size, use, isOwn: true }]
      : [];
  });
  return [...listed, ...[...known.values()].map((field) => toKnown(field, "optional"))];
}

function toKnown({ required: _, ...field }: DocField, use: SectionUse): TemplateSection {
  return { ...field, use, isOwn: false };
}

/** The choices a template stands for. */
export function toChoices({ above, sections }: Template): TemplateChoices {
  const chosen = templateKinds.map((kind) => [
    kind,
    sections[kind].map(({ field, use, isOwn, label, prompt: asks }) =>
      isOwn ? { field, use, label, prompt: asks } : { field, use },
    ),
  ]);
  return { above, sections: Object.fromEntries(chosen) };
}

/** The section of that name of a kind, used or not; null where there is none. */
export function findSection({ sections }: Template, kind: string, field: string): TemplateSection | null {
  const known = templateKinds.find((each) => each === kind);
  return (known && sections[known].find((section) => section.field === field)) ?? null;
}

/** The fields that must be written of each kind. */
export function requiredFields({
  sections,
}: Template): readonly { readonly kind: TemplateKind; readonly field: string }[] {
  return templateKinds.flatMap((kind) =>
    sections[kind].filter(({ use }) => use === "required").map(({ field }) => ({ kind, field })),
  );
}
