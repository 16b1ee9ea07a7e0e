import { z } from "zod";
import { MAX_FIELD_LENGTH } from "./doc-fields";

/**
 * Somebody who has the same page open; `isYou`: whoever asks, in another window. `editing` is the place of the field they are
 * writing: `<object or page id>/<field>`.
 */
export type LivePerson = {
  readonly id: string;
  readonly name: string;
  readonly editing: string | null;
  readonly isYou: boolean;
};

/** A revision that was made of a doc on the page. `cursor` is where to go on from after a lost connection. */
export type LiveSave = {
  readonly cursor: number;
  /** `<object or page id>/<field>`. */
  readonly place: string;
  readonly number: number;
  readonly by: string;
  readonly authorId: string;
};

/** Something was done in the review of a table: its status, its owner. */
export type LiveReview = { readonly cursor: number };

/** An import moved the schema of the page's project; `version` is the migration that is head now, if any is. */
export type LiveSchema = { readonly cursor: number; readonly version: string | null };

/**
 * What a stream tells: `hello` names it (for telling what one writes), then saves, steps of a review, that the schema moved, and who
 * else is here whenever that changes.
 */
export type LiveEvents = {
  readonly hello: { readonly stream: string };
  readonly saved: LiveSave;
  readonly reviewed: LiveReview;
  readonly schema: LiveSchema;
  readonly people: readonly LivePerson[];
};

const UUID_LENGTH = 36;

/** Which place is followed, and from which cursor on; for whom the page was loaded. */
export const liveQuery = z.object({
  place: z.uuid(),
  since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  person: z.string().max(UUID_LENGTH).optional(),
});

/** Which field the person behind a stream is writing; null for none. */
export const liveEditing = z.object({
  stream: z.uuid(),
  editing: z
    .string()
    .max(UUID_LENGTH + 1 + MAX_FIELD_LENGTH)
    .regex(/^[^\0]*$/u)
    .nullable(),
});
export type LiveEditing = z.output<typeof liveEditing>;
