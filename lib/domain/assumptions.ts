import { z } from "zod";
import type { AsOf } from "./catalog-view";
import type { Missing } from "./checklist-view";
import type { ProjectAction } from "./permissions";

const line = (most: number, message: string) =>
  z
    .string()
    .max(most, `Use at most ${most} characters.`)
    .transform((raw) => raw.normalize("NFC").replace(/\s+/gu, " ").trim())
    .refine((text) => text !== "" && text.length <= most && !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(text), { message });
/** A name, in which each `*` stands for any characters. */
const pattern = line(120, "Give a name; * stands for any characters.");
const name = line(120, "Give a name.");
const where = z.object({ schema: pattern.optional(), name: pattern.optional() }).optional();
const named = z.object({ kind: z.literal("be named"), name: pattern });

/** What a team takes for granted about every thing of a kind, or every one of certain names. A closed set: no code, no query. */
export const assumptionRule = z.discriminatedUnion("every", [
  z.object({
    every: z.literal("table"),
    where,
    must: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("have columns"), columns: z.array(name).min(1).max(20) }),
      /** Of one column of a type, where one is given. */
      z.object({ kind: z.literal("have a primary key"), type: name.optional() }),
      z.object({ kind: z.literal("have row level security") }),
      named,
    ]),
  }),
  z.object({
    every: z.literal("column"),
    where,
    must: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("be a foreign key") }),
      z.object({ kind: z.literal("be required") }),
      z.object({ kind: z.literal("have the type"), type: name }),
      named,
    ]),
  }),
  z.object({
    every: z.literal("foreign key"),
    where,
    must: z.discriminatedUnion("kind", [z.object({ kind: z.literal("have an index") }), named]),
  }),
  z.object({ every: z.literal("index"), where, must: named }),
]);
export type AssumptionRule = z.output<typeof assumptionRule>;

const reason = line(500, "Say why.");
const assumptionId = z.uuid();

/** What `POST …/assumptions` takes: one of these. A rule is never changed: another one is stated, and the old one removed. */
export const assumptionInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("state"), text: line(200, "Say what is taken for granted."), rule: assumptionRule }),
  z.object({ kind: z.literal("remove"), assumptionId }),
  /** Says why something is an exception; null takes that back. */
  z.object({ kind: z.literal("except"), assumptionId, objectId: z.uuid(), reason: reason.nullable() }),
]);
export type AssumptionInput = z.input<typeof assumptionInput>;
export type AssumptionChange = z.output<typeof assumptionInput>;

/** Something that an assumption is not true of. Without a reason the assumption does not hold. */
export type AssumptionException = {
  readonly objectId: string;
  /** `schema.table`, or `schema.table.name`. */
  readonly name: string;
  readonly href: string;
  readonly reason: string | null;
  readonly by: string | null;
};

/** An assumption as it stands in a state. */
export type AssumptionView = {
  readonly id: string;
  readonly text: string;
  readonly rule: AssumptionRule;
  /** Of how many things it speaks. */
  readonly about: number;
  readonly exceptions: readonly AssumptionException[];
  /** It is true, or each exception has its reason. */
  readonly holds: boolean;
};

/** What an assumption misses, in words, and where each is given: a reason for every exception that has none. */
export function missingReasons({ exceptions }: Pick<AssumptionView, "exceptions">): readonly Missing[] {
  return exceptions
    .filter(({ reason }) => reason === null)
    .map(({ name, href }) => ({ words: `A reason for ${name}`, href }));
}

export type AssumptionList = {
  readonly asOf: AsOf;
  readonly can: readonly ProjectAction[];
  readonly assumptions: readonly AssumptionView[];
};
