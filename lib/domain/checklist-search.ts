import { z } from "zod";

const flag = (name: string) => z.literal("1", `${name} is 1, or left out.`).optional();

/** What of a checklist an address can ask for. */
export const checklistSearch = z.object({
  /** Only blockers. */
  blocking: flag("blocking"),
  /** Only what the viewer answers for, alone or in a team. */
  mine: flag("mine"),
  /** Only what one member or team answers for (an identity), or nobody. */
  owner: z.union([z.literal("none"), z.uuid()], "owner is an identity, or none.").optional(),
  /** Only what does not hold. */
  open: flag("open"),
  /** One section, by its identity. */
  section: z.string().max(60).optional(),
  /** One table, by its identity. */
  table: z.uuid("table is an identity.").optional(),
  /** Which hundred of the tables, from 1. */
  page: z.coerce.number("page is a whole number.").int().min(1).max(1_000_000).optional(),
});
export type ChecklistSearch = z.output<typeof checklistSearch>;
