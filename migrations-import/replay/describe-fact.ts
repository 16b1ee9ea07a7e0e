import type { CatalogObject, ForeignKeyTarget } from "../model/catalog-object";
import type { FactChange } from "../model/change";
import type { Grant } from "../model/further-definitions";
import type { Json } from "../model/json";
import { describeAim, describeTarget } from "./describe-addition";
import { describeGrants } from "./describe-grants";
import { cameAndWent, describeList, describeParts, isShown, without } from "./describe-list";

/** Facts that read better as a sentence than as before and after. */
const sayings: Readonly<Record<string, (after: Json) => string>> = {
  nullable: (after) => (after ? "now optional" : "now required"),
  rlsEnabled: (after) => `row level security ${after ? "enabled" : "disabled"}`,
  rlsForced: (after) => `row level security ${after ? "forced" : "no longer forced"} for the owner`,
  permissive: (after) => (after ? "now permissive" : "now restrictive"),
  unique: (after) => (after ? "now unique" : "no longer unique"),
  unlogged: (after) => (after ? "now unlogged" : "now logged"),
  securityDefiner: (after) => `runs as its ${after ? "owner" : "caller"} now`,
  table: () => "moved to another table",
  kind: (after) => `now a ${String(after)}`,
  enabled: (after) => (after ? "enabled" : "disabled"),
  allTables: (after) => (after ? "now of all tables" : "no longer of all tables"),
  viaRoot: (after) => (after ? "publishes by the root now" : "publishes by the partition now"),
  bound: (after) => (after === null ? "no longer a partition" : `now the partition ${String(after)}`),
  instead: (after) => (after ? "now instead" : "now beside"),
};

const words: Readonly<Record<string, string>> = {
  using: "USING",
  check: "CHECK",
  where: "WHERE",
  constraint: "constraint behind it",
  args: "arguments",
  ownedBy: "owned by",
  remark: "comment in its SQL",
  memberOf: "member of",
  partitionKey: "partition key",
  replicaIdentity: "replica identity",
  ofType: "of type",
  inSchema: "in schema",
  function: "runs",
  handler: "handler",
};

/** Facts that are texts to read: their own words say that they changed. */
const texts: ReadonlySet<string> = new Set(["definition", "comment", "remark"]);

/** Facts that are conditions: they are shown where they are short. */
const conditions: ReadonlySet<string> = new Set(["using", "check", "where"]);

/** What one fact is now, after what it was; of some facts several things. */
export function describeFact(change: FactChange, object: CatalogObject, isRemade: boolean): readonly string[] {
  const { fact, before, after } = change;
  const saying = sayings[fact];
  if (saying) return [saying(after)];
  if (fact === "grants") {
    return describeGrants(object, before as Grants, after as Grants);
  }
  if (fact === "references") return describeReferences(before as Target, after as Target);
  if (object.kind === "constraint" && fact === "definition") return describeCondition(String(before), String(after));
  if (fact === "values" && areTexts(before) && areTexts(after)) return describeValues(before, after, isRemade);
  if (fact === "attributes" && object.kind === "compositeType") return [describeParts("attribute", before, after)];
  if (fact === "constraints") return [describeParts("constraint", before, after)];
  if (fact === "tables") return [describeParts("table", before, after)];
  const word = fact === "definition" && object.kind === "table" ? "query" : (words[fact] ?? fact);
  if (conditions.has(fact)) return [describeExpression(word, before, after)];
  if (texts.has(fact)) return [`${word} ${verb(before, after)}`];
  if (isList(before) && isList(after)) return [describeList(word, before ?? [], after ?? [])];
  const [from, to] = [show(before), show(after)];
  return [from === null || to === null ? `${word} ${verb(before, after)}` : `${word} ${from} → ${to}`];
}

type Grants = readonly Grant[] | null;

type Target = ForeignKeyTarget | null;

function describeReferences(before: Target, after: Target): readonly string[] {
  if (!before || !after) return after ? [describeTarget(after)] : ["references nothing any more"];
  const [old, next] = [describeAim(before), describeAim(after)];
  return [
    ...(old === next ? [] : [`now references ${next}`]),
    ...(before.onDelete === after.onDelete ? [] : [`on delete ${before.onDelete} → ${after.onDelete}`]),
    ...(before.onUpdate === after.onUpdate ? [] : [`on update ${before.onUpdate} → ${after.onUpdate}`]),
  ];
}

const options = /(?: (?:DEFERRABLE|INITIALLY DEFERRED|NOT VALID|NOT ENFORCED|NO INHERIT))*$/;

/** Of a constraint's definition only the words behind it, where these are news. */
export function optionsIn({ fact, before, after }: FactChange): readonly FactChange[] {
  const [old, next] = [before, after].map((text) => String(text).match(options)?.[0] ?? "") as [string, string];
  return old === next ? [] : [{ fact, before: old, after: next }];
}

/** What a constraint demands, and the words behind it that say when. */
function describeCondition(before: string, after: string): readonly string[] {
  const [old, next] = [before, after].map((text) => text.match(options)?.[0].trim() ?? "") as [string, string];
  const [from, to] = [before, after].map((text) => text.replace(options, "")) as [string, string];
  return [...(from === to ? [] : [describeExpression("condition", from, to)]), ...describeOptions(old, next)];
}

function describeOptions(before: string, after: string): readonly string[] {
  if (before === after) return [];
  if (before === `${after} NOT VALID`.trim()) return ["validated"];
  return [after === "" ? `no longer ${before}` : `now ${after}`];
}

function describeExpression(word: string, before: Json, after: Json): string {
  const said = `${word} ${verb(before, after)}`;
  const [from, to] = [before ?? "", after ?? ""].map(String) as [string, string];
  if (!isShown(from) || !isShown(to)) return said;
  if (before === null) return `${said}: ${to}`;
  return after === null ? said : `${said} from ${from} to ${to}`;
}

function verb(before: Json, after: Json): string {
  if (before === null) return "added";
  return after === null ? "removed" : "changed";
}

/** A value that took another's place was renamed, but not where the type was made anew: there the rows had to let go of it. */
function describeValues(before: readonly string[], after: readonly string[], isRemade: boolean): readonly string[] {
  const renamed = isRemade ? new Map<string, string>() : findRenamed(before, after);
  const old = before.map((value) => renamed.get(value) ?? value);
  const [added, removed] = [without(after, old), without(old, after)];
  const isSame = renamed.size + added.length + removed.length === 0;
  const word = added.length > 1 || removed.length > 1 ? "values" : "value";
  return [
    ...[...renamed].map(([from, to]) => `value ${from} renamed to ${to}`),
    ...(added.length + removed.length > 0 ? [`${word} ${cameAndWent(old, after)}`] : []),
    ...(isSame ? ["values in another order"] : []),
  ];
}

/** The values that are gone, with those that stand in their place: as many, between the same neighbours. */
function findRenamed(before: readonly string[], after: readonly string[]): ReadonlyMap<string, string> {
  const there = new Set(after);
  const kept = new Set(before.filter((value) => there.has(value)));
  const next = gapsBetween(after, kept);
  const pairs = gapsBetween(before, kept).flatMap((gone, at) => {
    const come = next[at] ?? [];
    return gone.length === come.length ? gone.map((value, n): [string, string] => [value, come[n] ?? value]) : [];
  });
  return new Map(pairs);
}

/** What stands before, between and behind the values that were kept. */
function gapsBetween(values: readonly string[], kept: ReadonlySet<string>): readonly (readonly string[])[] {
  const gaps: string[][] = [[]];
  for (const value of values) {
    if (kept.has(value)) gaps.push([]);
    else gaps.at(-1)?.push(value);
  }
  return gaps;
}

function areTexts(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isList(value: Json): value is readonly string[] | null {
  return value === null || areTexts(value);
}

function show(value: Json): string | null {
  if (value === null || value === "") return "none";
  if (typeof value === "object") return null;
  const text = String(value);
  return isShown(text) ? text : null;
}
