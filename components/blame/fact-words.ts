import type { ObjectBlame } from "@/lib/domain/blame-view";

type Fact = ObjectBlame["facts"][number];
type Value = Fact["value"];

const labels: Readonly<Record<string, string>> = {
  nullable: "Null",
  using: "USING",
  check: "CHECK",
  where: "WHERE",
  rlsEnabled: "Row level security",
  rlsForced: "Forced for the owner",
  args: "Arguments",
  securityDefiner: "Runs as",
  notNull: "NOT NULL constraint",
};

/** What a fact is called: `USING`, `Default`, `Owned by`. */
export function factLabel(fact: string): string {
  const words = fact.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return labels[fact] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const sayings: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  nullable: ["can be null", "not null"],
  rlsEnabled: ["on", "off"],
  rlsForced: ["forced", "not forced"],
  permissive: ["permissive", "restrictive"],
  securityDefiner: ["its owner", "its caller"],
  enabled: ["enabled", "disabled"],
};

/** What a fact says, and whether it is a text of the schema (a type, an expression, a name). */
export function factText(fact: string, value: Value): { readonly text: string; readonly isCode: boolean } {
  if (value === null) return { text: "none", isCode: false };
  if (typeof value === "boolean") return { text: wordOf(fact, value), isCode: false };
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) {
    return value.length === 0 ? { text: "none", isCode: false } : { text: value.join(", "), isCode: true };
  }
  if (typeof value === "object")
    return { text: Array.isArray(value) ? JSON.stringify(value) : linesOf(value), isCode: true };
  return { text: String(value), isCode: true };
}

/** What a foreign key references, and the like: each part on a line of its own. */
function linesOf(value: object): string {
  return Object.entries(value)
    .map(([part, given]) => `${factLabel(part)}: ${factText(part, given).text}`)
    .join("\n");
}

function wordOf(fact: string, value: boolean): string {
  const [yes, no] = sayings[fact] ?? ["yes", "no"];
  return value ? yes : no;
}

/** What is news where it is not so. */
const tellingWhereNot: ReadonlySet<string> = new Set(["nullable", "permissive", "enabled"]);

/** Whether a fact that never changed is worth a line: not its name and place, and not that something is absent. */
export function isTelling({ fact, value }: Fact): boolean {
  if (fact === "name" || fact === "schema") return false;
  if (value === false) return tellingWhereNot.has(fact);
  return value !== null && !(Array.isArray(value) && value.length === 0);
}
