import { z } from "zod";
import type { DocView, ValueView } from "./catalog-view";
import type { StaleCause } from "./review";

/** The most columns a stated relationship leads from. */
export const MAX_STATED_COLUMNS = 8;

/** How many relationships people may have stated in a project, withdrawn ones counted. */
export const MAX_STATED = 2_000;

const columnIds = z.array(z.uuid()).min(1).max(MAX_STATED_COLUMNS);

/**
 * A relationship that no foreign key states: `from` columns of one table to as many of another (or the same), in their order;
 * `where` limits it to rows with that value in another column of the pointing table.
 */
export const stateRelationshipInput = z.object({
  from: columnIds,
  to: columnIds,
  where: z.object({ columnId: z.uuid(), value: z.string().max(200) }).nullish(),
  rationale: z.string().max(10_000).default(""),
});
export type StateRelationshipInput = z.input<typeof stateRelationshipInput>;

/** One end of a stated relationship, as it is called in the state it was read at (or was, before it was dropped). */
export type StatedEnd = {
  readonly objectId: string;
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** The table stands in that state. */
  readonly isStanding: boolean;
};

/** A stated relationship as both its tables show it. */
export type StatedRelationship = {
  readonly objectId: string;
  readonly docs: Readonly<Record<string, DocView>>;
  readonly from: StatedEnd;
  readonly to: StatedEnd;
  readonly where: { readonly column: string; readonly value: string } | null;
  /** The change of one of its columns or tables that nobody has answered. */
  readonly stale: StaleCause | null;
};

/** A column that can be chosen when one states a relationship. */
export type ColumnChoice = {
  readonly objectId: string;
  readonly name: string;
  readonly values: readonly Pick<ValueView, "value">[];
};

/** What was stated, in words: `oversights.overseer_id → overseers.id where kind = 'human'`. */
export function statementOf({ from, to, where }: Pick<StatedRelationship, "from" | "to" | "where">): string {
  const end = ({ table, columns }: StatedEnd) => `${table}.${columns.join(", ")}`;
  return `${end(from)} → ${end(to)}${where ? ` where ${where.column} = '${where.value}'` : ""}`;
}
