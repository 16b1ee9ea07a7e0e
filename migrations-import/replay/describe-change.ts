import type { CatalogObject, CatalogObjectOf, ObjectKind } from "../model/catalog-object";
import type { Change, FactChange } from "../model/change";
import { isExternal } from "../model/is-external";
import type { Json } from "../model/json";
import { describeQuietChange } from "./describe-quiet-change";

const kindWords: Record<ObjectKind, string> = {
  schema: "schema",
  extension: "extension",
  table: "table",
  column: "column",
  constraint: "constraint",
  index: "index",
  policy: "policy",
  trigger: "trigger",
  enum: "enum",
  domain: "domain",
  compositeType: "composite type",
  function: "function",
  sequence: "sequence",
  accessMethod: "access method",
  baseType: "base type",
  cast: "cast",
  collation: "collation",
  conversion: "conversion",
  language: "language",
  operator: "operator",
  operatorClass: "operator class",
  operatorFamily: "operator family",
  textSearchConfiguration: "text search configuration",
  textSearchDictionary: "text search dictionary",
  textSearchParser: "text search parser",
  textSearchTemplate: "text search template",
  transform: "transform",
  rangeType: "range type",
  rule: "rule",
  statistics: "statistics",
  role: "role",
  publication: "publication",
  subscription: "subscription",
  eventTrigger: "event trigger",
  foreignDataWrapper: "foreign data wrapper",
  foreignServer: "foreign server",
  userMapping: "user mapping",
  defaultPrivileges: "default privileges",
};

/** Longer values are not shown: that they changed is the news, the texts are a click away. */
const longestShown = 60;

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
export function describeChange(
  change: Pick<Change, "kind" | "before" | "after" | "facts">,
  { table, columns, isRemade }: ChangeSetting,
): string {
  const object = change.after ?? change.before;
  if (!object) return "";
  if (change.kind === "added" && isExternal(object)) return `${label(object, table)} (made elsewhere) changed`;
  if (change.kind === "added") return `${label(object, table)} added${describeAddition(object, columns)}`;
  if (change.kind === "dropped") return `${label(object, table)} dropped`;
  const old = change.before ?? object;
  const moved = change.kind === "renamed" ? [describeMove(old, object)] : [];
  const said = [...moved, ...newsIn(change.facts, object).map((each) => describeFact(each, object, isRemade))];
  if (said.length === 0) return `${label(old, table)}: ${describeQuietChange(old, object)}`;
  return moved.length === said.length
    ? `${label(old, table)} ${said.join("")}`
    : `${label(old, table)}: ${said.join("; ")}`;
}

/** Name and schema are said first; a definition is only printed from the other facts, and is news where none of them is. */
function newsIn(facts: readonly FactChange[], object: CatalogObject): readonly FactChange[] {
  const others = facts.filter(({ fact }) => fact !== "name" && fact !== "schema");
  const isPrinted = object.kind === "index" || object.kind === "trigger" || object.kind === "constraint";
  const hasMore = others.length > 1 || facts.length > others.length;
  return isPrinted && hasMore ? others.filter(({ fact }) => fact !== "definition") : others;
}

function label(object: CatalogObject, table: CatalogObject | null): string {
  const word = object.kind === "table" ? object.definition.kind : kindWords[object.kind];
  if (!table) return `${word} ${qualified(object)}${object.kind === "function" ? `(${object.definition.args})` : ""}`;
  return object.kind === "column"
    ? `column ${qualified(table)}.${object.name}`
    : `${word} ${object.name} on ${qualified(table)}`;
}

function qualified(object: CatalogObject): string {
  const isUsual = object.schema === null || object.schema === "public" || object.schema === "main";
  return isUsual ? object.name : `${object.schema}.${object.name}`;
}

function describeAddition(object: CatalogObject, columns: number): string {
  switch (object.kind) {
    case "table":
      return columns === 0 ? "" : ` with ${columns} ${columns === 1 ? "column" : "columns"}`;
    case "column":
      return describeColumn(object.definition);
    case "constraint":
      return shortly(object.definition.definition);
    case "index":
      return `: ${object.definition.unique ? "unique " : ""}(${object.definition.columns.join(", ")})`;
    case "policy":
      return `: ${object.definition.command} for ${object.definition.roles.join(", ")}`;
    case "enum":
      return shortly(object.definition.values.join(", "));
    default:
      return "";
  }
}

/** In SQLite a column can be without a type. */
function describeColumn({ type, nullable }: CatalogObjectOf<"column">["definition"]): string {
  const words = [type, nullable ? "" : "not null"].filter((word) => word !== "");
  return words.length === 0 ? "" : `: ${words.join(", ")}`;
}

function shortly(text: string): string {
  return text === "" || text.length > longestShown ? "" : `: ${text}`;
}

function describeMove(before: CatalogObject, after: CatalogObject): string {
  if (before.schema === after.schema || (after.parent !== null && before.name !== after.name))
    return `renamed to ${after.name}`;
  if (after.parent !== null) return `moved with its table to schema ${after.schema ?? ""}`;
  return before.name === after.name
    ? `moved to schema ${after.schema ?? ""}`
    : `moved to ${after.schema ?? ""}.${after.name}`;
}

/** Facts that read better as a sentence than as before and after. */
const sayings: Readonly<Record<string, (after: Json) => string>> = {
  nullable: (after) => (after ? "now optional" : "now required"),
  rlsEnabled: (after) => `row level security ${after ? "enabled" : "disabled"}`,
  rlsForced: (after) => `row level security ${after ? "forced" : "no longer forced"} for the owner`,
  permissive: (after) => (after ? "now permissive" : "now restrictive"),
  unique: (after) => (after ? "now unique" : "no longer unique"),
  securityDefiner: (after) => `runs as its ${after ? "owner" : "caller"} now`,
  table: () => "moved to another table",
};

const factWords: Readonly<Record<string, string>> = {
  using: "USING",
  check: "CHECK",
  where: "WHERE",
  constraint: "constraint behind it",
  args: "arguments",
  ownedBy: "owned by",
};

function describeFact({ fact, before, after }: FactChange, object: CatalogObject, isRemade: boolean): string {
  const saying = sayings[fact];
  if (saying) return saying(after);
  if (fact === "enabled") return after ? "enabled" : "disabled";
  if (fact === "values" && Array.isArray(before) && Array.isArray(after))
    return describeValues(before, after, isRemade);
  const word = fact === "definition" && object.kind === "table" ? "query" : (factWords[fact] ?? fact);
  const isExpression = ["using", "check", "where", "definition", "references", "comment", "remark"].includes(fact);
  const [from, to] = [show(before), show(after)];
  return isExpression || from === null || to === null ? `${word} ${verb(before, after)}` : `${word} ${from} → ${to}`;
}

function verb(before: Json, after: Json): string {
  if (before === null) return "added";
  return after === null ? "removed" : "changed";
}

/** A value that took another's place was renamed, but not where the type was made anew: there the rows had to let go of it. */
function describeValues(before: readonly Json[], after: readonly Json[], isRemade: boolean): string {
  const added = after.filter((value) => !before.includes(value));
  const removed = before.filter((value) => !after.includes(value));
  const isRenamed = !isRemade && before.length === after.length && added.length === 1 && removed.length === 1;
  if (isRenamed && after.indexOf(added[0] ?? "") === before.indexOf(removed[0] ?? "")) {
    return `value ${removed.join()} renamed to ${added.join()}`;
  }
  const parts = [
    ...(added.length > 0 ? [`${added.join(", ")} added`] : []),
    ...(removed.length > 0 ? [`${removed.join(", ")} removed`] : []),
  ];
  return parts.length === 0 ? "values in another order" : `value ${parts.join(", ")}`;
}

function show(value: Json): string | null {
  if (value === null || value === "") return "none";
  if (Array.isArray(value)) return value.every((item) => typeof item === "string") ? `(${value.join(", ")})` : null;
  if (typeof value === "object") return null;
  const text = String(value);
  return text.length > longestShown || text.includes("\n") ? null : text;
}
