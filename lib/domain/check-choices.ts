import { type PartKind, type ProjectCheck, partKinds, policyCommands, type TableCheck } from "./checklist-template";
import { docFields } from "./doc-fields";
import { kindWord } from "./kind-words";

/** A way to find out whether an item holds, as the editor of a checklist offers it. */
export type CheckChoice<Check> = { readonly group: string; readonly label: string; readonly check: Check };

const byPerson = [
  { group: "By a person", label: "A person says so", check: { kind: "person", lapses: false } },
  { group: "By a person", label: "A person, until the schema changes", check: { kind: "person", lapses: true } },
] as const;

const ofParts = (part: PartKind) =>
  docFields[part].map(({ field, label }) => ({
    group: "Written of every part",
    label: `${kindWord(part)}: ${label.toLowerCase()}`,
    check: { kind: "parts" as const, part, field },
  }));

/** What can be asked of every table. */
export const tableChoices: readonly CheckChoice<TableCheck>[] = [
  ...byPerson,
  ...docFields.table.map(({ field, label }) => ({
    group: "Written of the table",
    label,
    check: { kind: "text" as const, field },
  })),
  ...partKinds.flatMap(ofParts),
  {
    group: "Written of every part",
    label: "Foreign key: rationale",
    check: { kind: "parts", part: "constraint", field: "rationale", type: "foreign key" },
  },
  { group: "The schema", label: "It has a primary key", check: { kind: "primary key" } },
  { group: "The schema", label: "Row level security is on, or said why not", check: { kind: "row level security" } },
  ...policyCommands.map((command) => ({
    group: "The schema",
    label: `${command} has a policy, or is said why not`,
    check: { kind: "policy" as const, command },
  })),
  { group: "Review", label: "It has an owner", check: { kind: "owner" } },
  { group: "Review", label: "It is verified", check: { kind: "verified" } },
  { group: "Review", label: "Nothing about it is stale", check: { kind: "not stale" } },
];

/** What can be asked once. A page of the wiki is chosen beside it. */
export const projectChoices: readonly CheckChoice<ProjectCheck>[] = [
  ...byPerson,
  { group: "The schema", label: "All assumptions hold", check: { kind: "assumptions" } },
  { group: "The wiki", label: "A page is written", check: { kind: "page", page: "" } },
  { group: "The wiki", label: "One diagram shows all tables", check: { kind: "diagram", of: "all tables" } },
  { group: "The wiki", label: "Each domain has a diagram", check: { kind: "diagram", of: "each domain" } },
  { group: "The wiki", label: "Every diagram is Mermaid source", check: { kind: "diagram", of: "source" } },
  ...(["function", "enum", "domain", "compositeType"] as const).map((object) => ({
    group: "Written of every object",
    label: `${kindWord(object)}: rationale`,
    check: { kind: "objects" as const, object, field: "rationale" },
  })),
];

/** What tells choices apart; of a page whatever page it is. */
export function keyOfCheck(check: TableCheck | ProjectCheck): string {
  const facts = Object.entries(check).sort(([a], [b]) => (a < b ? -1 : 1));
  return check.kind === "page" ? "page" : facts.join(" ");
}

/** How an item is found to hold, in words. A page says which it is; a rule this Strata does not offer is told by its kind. */
export function labelOfCheck(check: TableCheck | ProjectCheck): string {
  const choices: readonly CheckChoice<TableCheck | ProjectCheck>[] = [...tableChoices, ...projectChoices];
  const label = choices.find((choice) => keyOfCheck(choice.check) === keyOfCheck(check))?.label ?? check.kind;
  if (check.kind !== "page") return label;
  return `${label}: ${check.page}${check.heading === undefined ? "" : `, ${check.heading}`}`;
}
