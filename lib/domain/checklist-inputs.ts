import { z } from "zod";
import { checklistTemplate, priorities } from "./checklist-template";

const note = (most: number, message: string) =>
  z
    .string()
    .max(most, `Use at most ${most} characters.`)
    .transform((text) => text.trim())
    .refine((text) => text !== "", { message });

/** What shows that an item holds. A link leads into the web, nowhere else. */
export const evidence = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("link"),
    url: z.url({ protocol: /^https?$/u, error: "Give an address that begins with https://." }).max(2_000),
  }),
  z.object({ kind: z.literal("page"), pageId: z.uuid("Choose a page.") }),
  z.object({ kind: z.literal("note"), text: note(2_000, "Say how you know.") }),
]);

const checklistId = z.uuid();
const item = { checklistId, itemId: z.string().max(60), objectId: z.uuid().nullish() };
const minutes = z.int().min(0).max(1_000_000);

/** What `POST …/checklists` takes: one of these. */
export const checklistInput = z.discriminatedUnion("kind", [
  /** Attaches the checklist that ships with Strata, or one of one's own. */
  z.object({ kind: z.literal("attach"), template: z.union([z.literal("production blockers"), checklistTemplate]) }),
  /** Gives it another text. `base` is the version the writer was shown. */
  z.object({ kind: z.literal("edit"), checklistId, base: z.int().min(1), template: checklistTemplate }),
  /** Changes what stands at its head. `base` is the number the writer was shown. */
  z.object({
    kind: z.literal("header"),
    checklistId,
    base: z.int().min(1),
    priority: z.enum(priorities),
    owner: z.object({ kind: z.enum(["member", "team"]), id: z.uuid() }).nullable(),
    estimatedMinutes: minutes.nullable(),
    spentMinutes: minutes,
    dueOn: z.iso.date("Give a day, as 2026-11-22.").nullable(),
  }),
  /** Takes it off the project. What was ticked is kept. */
  z.object({ kind: z.literal("remove"), checklistId }),
  /** Says that an item holds. `shown` is the text of it that was shown. */
  z.object({ kind: z.literal("tick"), ...item, shown: z.string().max(64), evidence }),
  /** Takes that back. */
  z.object({ kind: z.literal("untick"), ...item, shown: z.string().max(64), reason: note(500, "Say why.") }),
]);
export type ChecklistInput = z.input<typeof checklistInput>;
export type ChecklistChange = z.output<typeof checklistInput>;

/** The answer: which checklist it was, and the version of its text now. */
export type ChangedChecklist = { readonly id: string; readonly slug: string; readonly version: number };
