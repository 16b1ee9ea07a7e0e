import type { AssumptionRule } from "@/lib/domain/assumptions";

/** A rule on its way to being stated: of what it speaks, whose names fit (any, where that is empty), and what must be. */
export type RuleDraft = {
  readonly every: AssumptionRule["every"];
  readonly named: string;
  readonly must: string;
  /** What the requirement asks for besides: columns, a type, or a name. */
  readonly what: string;
};

type Asked = { readonly label: string; readonly hint?: string; readonly isRequired: boolean };
type Must = { readonly kind: string; readonly asks: Asked | null };

const beNamed: Must = {
  kind: "be named",
  asks: { label: "As", hint: "* stands for any characters.", isRequired: true },
};
const type = (isRequired: boolean): Asked => ({ label: "Of the type", isRequired });

/** What can be required of each kind of thing, and what has to be said with it. */
export const musts: Readonly<Record<AssumptionRule["every"], readonly Must[]>> = {
  table: [
    { kind: "have columns", asks: { label: "Called", hint: "Names, with commas between.", isRequired: true } },
    { kind: "have a primary key", asks: type(false) },
    { kind: "have row level security", asks: null },
    beNamed,
  ],
  column: [
    { kind: "be a foreign key", asks: null },
    { kind: "be required", asks: null },
    { kind: "have the type", asks: type(true) },
    beNamed,
  ],
  "foreign key": [{ kind: "have an index", asks: null }, beNamed],
  index: [beNamed],
};

/** The rule a draft says. Whether it is one, the server finds. */
export function toRule({ every, named, must, what }: RuleDraft): AssumptionRule {
  const where = named.trim() === "" ? {} : { where: { name: named.trim() } };
  return { every, ...where, must: { kind: must, ...besides(must, what.trim()) } } as AssumptionRule;
}

function besides(must: string, what: string): Readonly<Record<string, unknown>> {
  if (must === "have columns") return { columns: what.split(",").map((name) => name.trim()) };
  if (must === "be named") return { name: what };
  const takesType = must === "have the type" || must === "have a primary key";
  return takesType && what !== "" ? { type: what } : {};
}
