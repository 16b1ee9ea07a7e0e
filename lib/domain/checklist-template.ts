import { z } from "zod";
import { displayName } from "./accounts";
import { docFields, MAX_FIELD_LENGTH } from "./doc-fields";
import { line } from "./line";

/** How much an item matters, from the most. One of P0 that does not hold is a blocker. */
export const priorities = ["P0", "P1", "P2", "P3"] as const;
export type Priority = (typeof priorities)[number];

const field = z.string().min(1).max(MAX_FIELD_LENGTH);

/** Something that a person says holds, with evidence. `lapses`: no longer once the schema it speaks of has changed. */
const byPerson = z.object({ kind: z.literal("person"), lapses: z.boolean() });

/** The parts of a table that have docs of their own. */
export const partKinds = ["column", "constraint", "index", "policy", "trigger"] as const;
export type PartKind = (typeof partKinds)[number];
/** The commands that a policy can be about. */
export const policyCommands = ["SELECT", "INSERT", "UPDATE", "DELETE"] as const;

/** What is evaluated of each table. */
const tableChecks = [
  byPerson,
  /** A section of the table's own docs is written. */
  z.object({ kind: z.literal("text"), field }),
  /** A field of every column, index, … is written; `type`: of constraints of one type only. */
  z.object({
    kind: z.literal("parts"),
    part: z.enum(partKinds),
    field,
    type: z.enum(["primary key", "unique", "foreign key", "check", "exclusion"]).optional(),
  }),
  z.object({ kind: z.literal("primary key") }),
  /** Row level security is on. */
  z.object({ kind: z.literal("row level security") }),
  /** A command has a policy, or the docs of the table say why it has none. */
  z.object({ kind: z.literal("policy"), command: z.enum(policyCommands) }),
  z.object({ kind: z.literal("owner") }),
  z.object({ kind: z.literal("verified") }),
  z.object({ kind: z.literal("not stale") }),
] as const;

/** What is evaluated once. */
const projectChecks = [
  byPerson,
  /** A page of the wiki, or what stands below the headings of it that hold certain words, says more than a template does. */
  z.object({
    kind: z.literal("page"),
    page: z.string().min(1).max(80),
    heading: line(80, "Name the heading.").optional(),
  }),
  /** Mermaid source names all tables, or those of each domain; or every page that is called a diagram has some. */
  z.object({ kind: z.literal("diagram"), of: z.enum(["all tables", "each domain", "source"]) }),
  /** Every assumption is true, or each of its exceptions has a reason. */
  z.object({ kind: z.literal("assumptions") }),
  /** A field of every function, enum, … is written. */
  z.object({ kind: z.literal("objects"), object: z.enum(["function", "enum", "domain", "compositeType"]), field }),
] as const;

const tableCheck = z.discriminatedUnion("kind", tableChecks);
const projectCheck = z.discriminatedUnion("kind", projectChecks);
/** How an item is found to hold: a rule of a closed set with its parameters, or a person's word. */
export type TableCheck = z.output<typeof tableCheck>;
export type ProjectCheck = z.output<typeof projectCheck>;

const id = z.string().regex(/^[a-z0-9-]{1,60}$/u, "An identity is of small letters, digits and hyphens.");
const owner = z.object({ kind: z.enum(["member", "team"]), id: z.uuid() }).nullable();
const itemFacts = {
  /** Stays the same whatever becomes of the text: what was ticked hangs on it. */
  id,
  text: line(300, "Say what has to hold."),
  priority: z.enum(priorities),
  /** Who answers for it; without one the owner of the table, or of the checklist. */
  owner,
};
const tableItem = z.object({ ...itemFacts, check: tableCheck });
const projectItem = z.object({ ...itemFacts, check: projectCheck });
export type TemplateItem = z.output<typeof tableItem> | z.output<typeof projectItem>;

/** The most items of one checklist; those of a section for every table count once. */
export const MAX_ITEMS = 200;
const items = <Item extends z.ZodType>(item: Item) =>
  z.array(item).min(1, "Write an item, or remove the section.").max(60);
const sectionFacts = { id, title: displayName("Name the section.") };

/** A part of a checklist: of items that hold once, or for every table. */
const section = z.discriminatedUnion("each", [
  z.object({ ...sectionFacts, each: z.literal("project"), items: items(projectItem) }),
  z.object({ ...sectionFacts, each: z.literal("table"), items: items(tableItem) }),
]);
export type TemplateSection = z.output<typeof section>;

/** The text of a checklist: what has to hold. Every edit makes a new version of it, and none is ever changed. */
export const checklistTemplate = z
  .object({
    title: displayName("Name the checklist."),
    sections: z.array(section).min(1, "A checklist has a section.").max(40),
  })
  .refine(({ sections }) => sections.flatMap((each): readonly unknown[] => each.items).length <= MAX_ITEMS, {
    message: `A checklist has at most ${MAX_ITEMS} items.`,
    path: ["sections"],
  })
  .refine(
    ({ sections }) =>
      isUnique(sections.map((each) => each.id)) && isUnique(itemsOf({ sections }).map((each) => each.id)),
    {
      message: "Two sections or items have the same identity.",
      path: ["sections"],
    },
  )
  .refine(({ sections }) => itemsOf({ sections }).every(isAboutKnownField), {
    message: "An item asks for a field there is not.",
    path: ["sections"],
  });
export type ChecklistTemplate = z.output<typeof checklistTemplate>;
export type ChecklistTemplateInput = z.input<typeof checklistTemplate>;

function isUnique(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

/** All items of a template, in their order. */
export function itemsOf({ sections }: { readonly sections: readonly TemplateSection[] }): readonly TemplateItem[] {
  return sections.flatMap((each): readonly TemplateItem[] => each.items);
}

// A section of a project's own (`own:…`) is for its tables; whether it is there is seen when it is evaluated.
function isAboutKnownField({ check }: TemplateItem): boolean {
  const knows = (kind: PartKind | "table" | "function" | "enum" | "domain" | "compositeType", name: string) =>
    docFields[kind].some((known) => known.field === name) || name.startsWith("own:");
  if (check.kind === "text") return knows("table", check.field);
  if (check.kind === "parts") return knows(check.part, check.field);
  return check.kind !== "objects" || knows(check.object, check.field);
}
