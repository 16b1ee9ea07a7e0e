import type { CatalogObject, CatalogObjectOf } from "../model/catalog-object";
import type { Change, FactChange } from "../model/change";
import { isExternal } from "../model/is-external";
import { describeAddition } from "./describe-addition";
import { describeFact, optionsIn } from "./describe-fact";
import { describeGrants } from "./describe-grants";
import { listSome } from "./describe-list";
import { describeQuietChange } from "./describe-quiet-change";
import { kindWords } from "./kind-words";
import { qualified } from "./qualified-name";

/** As long as a line gets: what else changed is then only counted. */
const longestLine = 200;

/** What a change is told with. */
export type ChangeSetting = {
  /** The table the object belongs to. */
  readonly table: CatalogObject | null;
  /** How many columns an added table came with. */
  readonly columns: number;
  /** It was dropped and made anew on the way: what differs took no other's place. */
  readonly isRemade: boolean;
};

/** One line for people about a change, without Markdown: `column users.email: type text → citext`. */
export function describeChange(change: ToldChange, setting: ChangeSetting): string {
  const line = tell(change, setting);
  return line.includes("\n") ? line.replace(/\s+/g, " ") : line;
}

type ToldChange = Pick<Change, "kind" | "before" | "after" | "facts">;

function tell(change: ToldChange, { table, columns, isRemade }: ChangeSetting): string {
  const object = change.after ?? change.before;
  if (!object) return "";
  if (change.kind === "added" && isExternal(object)) return tellExternal(object, table);
  if (change.kind === "added") return `${label(object, table)} added${describeAddition(object, columns)}`;
  if (change.kind === "dropped") return `${label(object, table)} dropped`;
  const old = change.before ?? object;
  const moved = change.kind === "renamed" ? [describeMove(old, object)] : [];
  const said = [...moved, ...newsIn(change.facts, object).flatMap((each) => describeFact(each, object, isRemade))];
  if (said.length === 0) return `${label(old, table)}: ${describeQuietChange(old, object)}`;
  return moved.length === said.length
    ? `${label(old, table)} ${said.join("")}`
    : inOneLine(`${label(old, table)}: `, said);
}

/** What is made elsewhere is first met where something is done to it. */
function tellExternal(object: CatalogObject, table: CatalogObject | null): string {
  const start = `${label(object, table)} (made elsewhere)`;
  const rights = "grants" in object.definition ? describeGrants(object, null, object.definition.grants ?? null) : [];
  const groups = object.kind === "role" ? object.definition.memberOf : [];
  const said = [...rights, ...(groups.length > 0 ? [`member of ${listSome(groups)}`] : [])];
  return said.length === 0 ? `${start} changed` : inOneLine(`${start}: `, said);
}

/** As many things as fit into a line, and how many more there are. */
function inOneLine(start: string, said: readonly string[]): string {
  let line = `${start}${said[0] ?? ""}`;
  for (const [at, each] of said.entries()) {
    if (at === 0) continue;
    if (line.length + each.length > longestLine) return `${line}; ${said.length - at} more changed`;
    line = `${line}; ${each}`;
  }
  return line;
}

/**
 * Name and schema are said first. What is only printed from the other facts is news where none of them is; of a check, what it
 * demands is the news, not the columns in it.
 */
function newsIn(facts: readonly FactChange[], object: CatalogObject): readonly FactChange[] {
  const others = facts.filter(({ fact }) => fact !== "name" && fact !== "schema" && fact !== "unnamed");
  const has = (fact: string) => others.some((each) => each.fact === fact);
  if (object.kind === "table" && has("kind")) return others.filter(({ fact }) => fact !== "definition");
  if (object.kind === "constraint" && object.definition.type === "check" && has("definition"))
    return others.filter(({ fact }) => fact !== "columns");
  const hasMore = others.length > 1 || facts.length > others.length;
  if (!hasMore) return others;
  if (object.kind === "constraint") return newsOfConstraint(others, object, facts.length > others.length);
  const isPrinted = object.kind === "index" || object.kind === "trigger";
  return isPrinted ? others.filter(({ fact }) => fact !== "definition") : others;
}

/** The name made up for one without holds its columns. */
function newsOfConstraint(
  facts: readonly FactChange[],
  { definition }: CatalogObjectOf<"constraint">,
  isRenamed: boolean,
): readonly FactChange[] {
  const isSaid = definition.unnamed === true && isRenamed;
  const news = isSaid ? facts.filter(({ fact }) => fact !== "columns") : facts;
  return news.flatMap((each) => (each.fact === "definition" ? optionsIn(each) : each));
}

function label(object: CatalogObject, table: CatalogObject | null): string {
  const word = object.kind === "table" ? object.definition.kind : kindWords[object.kind];
  if (!table) {
    return `${word} ${qualified(object)}${object.kind === "function" ? `(${listSome(argumentsOf(object.definition.args))})` : ""}`;
  }
  return object.kind === "column"
    ? `column ${qualified(table)}.${object.name}`
    : `${word} ${object.name} on ${qualified(table)}`;
}

/** Types have their own commas without a space behind. */
function argumentsOf(args: string): readonly string[] {
  return args === "" ? [] : args.split(", ");
}

function isUnnamed(object: CatalogObject): boolean {
  return object.kind === "constraint" && object.definition.unnamed === true;
}

function describeMove(before: CatalogObject, after: CatalogObject): string {
  if (before.schema === after.schema || (after.parent !== null && before.name !== after.name))
    return isUnnamed(after) ? `now ${after.name}` : `renamed to ${after.name}`;
  if (after.parent !== null) return `moved with its table to schema ${after.schema ?? ""}`;
  return before.name === after.name
    ? `moved to schema ${after.schema ?? ""}`
    : `moved to ${after.schema ?? ""}.${after.name}`;
}
