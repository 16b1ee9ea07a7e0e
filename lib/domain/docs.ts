import { z } from "zod";
import { MAX_FIELD_LENGTH } from "./doc-fields";
import type { StaleCause } from "./review";

const target = {
  objectId: z.uuid().optional(),
  pageId: z.uuid().optional(),
  field: z.string().min(1).max(MAX_FIELD_LENGTH),
};

/**
 * One save of one field: of an object or of a page. `base` is the number of the revision the writer started from (0 for a
 * field nobody has written); without it the save is refused (428), with an old one it is a conflict (409).
 */
export const saveDocInput = z.object({
  ...target,
  base: z.int().min(0).max(2_147_483_647).optional(),
  text: z.string(),
  kind: z.enum(["edit", "confirm", "restore"]).default("edit"),
  reason: z.string().max(500).nullish(),
  restoredFrom: z.uuid().nullish(),
  /** Comes in the `Idempotency-Key` header over HTTP; a retry with the same key gets the first answer. */
  idempotencyKey: z.string().min(8).max(100).nullish(),
});
export type SaveDocInput = z.input<typeof saveDocInput>;

/** The answer to a save. `unchanged`: the text was what it is, no revision was made. `repeated`: a retry of a known save. */
export type SavedDoc = {
  readonly outcome: "saved" | "repeated" | "unchanged";
  readonly docId: string | null;
  /** The revision as it stands; of a retry the one that the first try made; null where nobody has written anything. */
  readonly revisionId: string | null;
  readonly number: number;
  readonly text: string;
  readonly by: string | null;
  /** ISO 8601. */
  readonly at: string | null;
  /** The migration that was head then. */
  readonly version: string | null;
  /** Present where its object was dropped meanwhile, by this change: what was saved is kept in the archive. */
  readonly dropped?: StaleCause;
};

/** The details of a 409: the newest revision, and what the writer started from, for a merge of the two. */
export type DocConflict = {
  /** Null where the base is a revision that never was. */
  readonly baseText: string | null;
  readonly number: number;
  readonly text: string;
  readonly by: string | null;
  readonly at: string | null;
  /** It is the writer's own: saved in another window of theirs, or by a program in their name. */
  readonly isOwn: boolean;
};
