import { type ChecklistInput, checklistInput } from "@/lib/domain/checklist-inputs";
import type { ItemView } from "@/lib/domain/checklist-view";
import { type WaiverInput, type WaiverSearch, waiverInput } from "@/lib/domain/waivers";
import { changeChecklists } from "../../checklists/change-checklists";
import { getChecklist } from "../../checklists/get-checklist";
import { askForNoSignature } from "../../testing/ask-for-no-signature";
import { createProjectWith, type TestProject } from "../../testing/create-project-with";
import { type Ground, groundOf } from "../../testing/lay-migrations";
import { tamper } from "../../testing/tamper";
import { changeWaivers } from "../change-waivers";
import { listWaivers } from "../list-waivers";

/** Somebody in a test's project, by their role. */
export type Person = keyof TestProject["viewers"];

/** A project with the tables `users` and `orgs` and a checklist of which everything of P0 blocks; it asks for no signature. */
export type TestGate = {
  readonly project: TestProject;
  readonly ground: Ground;
  readonly checklist: { readonly id: string; readonly slug: string };
};

const owned = { owner: null, priority: "P0" } as const;
const check = { kind: "person", lapses: false } as const;

/** The text of the checklist: an item of every table (`purpose`), one that is asked once (`looked`), one that blocks nothing (`nice`). */
export const textOf = (purpose = "Its purpose is written.", looked = "Somebody looked.") => ({
  title: "Opening day",
  sections: [
    {
      id: "tables",
      title: "Tables",
      each: "table" as const,
      items: [{ id: "purpose", text: purpose, ...owned, check: { kind: "text" as const, field: "purpose" } }],
    },
    {
      id: "people",
      title: "People",
      each: "project" as const,
      items: [
        { id: "looked", text: looked, ...owned, check },
        { id: "nice", text: "It is nice.", owner: null, priority: "P1" as const, check },
      ],
    },
  ],
});

/** Makes such a project. */
export async function makeGate(): Promise<TestGate> {
  const project = await createProjectWith({ dialect: "postgres" });
  await askForNoSignature(project);
  const ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({ version: "0001", changes: ["users", "orgs"].map((key) => ({ key, kind: "added" as const })) });
  const checklist = await writeIn(project, { kind: "attach", template: textOf() });
  return { project, ground, checklist };
}

const writeIn = ({ slug, viewers }: TestProject, input: ChecklistInput) =>
  changeChecklists(viewers.admin, { slug, ...checklistInput.parse(input) });

/** Changes checklists, as the admin. */
export function write({ project }: TestGate, input: ChecklistInput) {
  return writeIn(project, input);
}

/** Changes waivers, as the reviewer unless somebody else is named. */
export async function change({ project }: TestGate, input: WaiverInput, by: Person = "reviewer") {
  return changeWaivers(project.viewers[by], { slug: project.slug, ...waiverInput.parse(input) });
}

/** The list of waivers, as any member gets it. */
export function list({ project }: TestGate, search: WaiverSearch = {}) {
  return listWaivers(project.viewers.viewer, { slug: project.slug, search });
}

/** A day so many days from now. */
export const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, "2026-12-24".length);

/** The checklist as it stands, and each item of it by its identity and table. */
export async function read({ project, checklist }: TestGate) {
  const view = await getChecklist(project.viewers.viewer, { slug: project.slug, checklist: checklist.slug });
  const of = (itemId: string, table?: string): ItemView => {
    const items = view.sections.flatMap((section) =>
      section.each === "project"
        ? section.items
        : section.tables.filter(({ name }) => name === table).flatMap(({ items: own }) => own ?? []),
    );
    const item = items.find(({ id }) => id === itemId);
    if (!item) throw new Error(`no item ${itemId}`);
    return item;
  };
  return { ...view, of };
}

/** Of the item that is asked once (null), of that of one table, or of every table. */
type Subject = "users" | "orgs" | "all" | null;

/** Asks for a waiver, as the editor unless somebody else is named. */
export async function ask(gate: TestGate, table: Subject = null, by: Person = "editor", until = inDays(30)) {
  const itemId = table === null ? "looked" : "purpose";
  const { shown } = (await read(gate)).of(itemId, table === null ? undefined : table === "all" ? "users" : table);
  const objectId = table === null || table === "all" ? null : gate.ground.id(table);
  const what = { checklistId: gate.checklist.id, itemId, objectId, shown, reason: "The office is closed.", until };
  return change(gate, { kind: "ask", ...what }, by);
}

/** Asks for a waiver as the editor and approves it as the reviewer; gives its identity. */
export async function approved(gate: TestGate, table: Subject = null): Promise<string> {
  const { id } = await ask(gate, table);
  await change(gate, { kind: "approve", waiverId: id });
  return id;
}

/** Has a waiver end at another time, as only whoever owns the server can. */
export function endAt(id: string, endsAt: string): Promise<void> {
  return tamper("UPDATE waivers SET ends_at = $2 WHERE id = $1", [id, endsAt]);
}
