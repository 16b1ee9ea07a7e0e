import "server-only";
import { fieldLabel } from "@/lib/domain/field-label";

/** What a line about a revision says. `objectKind` is `page` for a page; `name` the object's own name or the page's title. */
export type RevisionFacts = {
  readonly kind: "edit" | "confirm" | "restore";
  readonly objectKind: string;
  readonly field: string;
  readonly name: string | null;
  readonly number: number;
  readonly reason: string | null;
};

const verbs = { edit: "edited", confirm: "confirmed as still true", restore: "restored" } as const;

/** One line for people: `Purpose written`, `email: Description edited (typo)`. */
export function describeRevision({ kind, objectKind, field, name, number, reason }: RevisionFacts): string {
  const isOwnField = objectKind === "table" || objectKind === "page" || name === null;
  const verb = kind === "edit" && number === 1 ? "written" : verbs[kind];
  const what = isOwnField ? fieldLabel(objectKind, field) : `${name}: ${fieldLabel(objectKind, field)}`;
  return `${what} ${verb}${reason ? ` (${reason})` : ""}`;
}
