import type { CatalogObject, CatalogObjectOf } from "../model/catalog-object";
import type { Change } from "../model/change";
import type { PossibleRename } from "../model/notes";

/** Below this nothing is offered. */
const leastScore = 0.6;

/** So few columns alike, as tables between two others have them, say nothing where the names are not alike. */
const fewColumns = 3;

/** Where a migration drops and adds more than this comes to, nothing of it is compared. */
const mostPairs = 10_000;

type Pair<K extends "column" | "table"> = {
  readonly dropped: Change & { readonly before: CatalogObjectOf<K> };
  readonly added: Change & { readonly after: CatalogObjectOf<K> };
};

/**
 * What a migration dropped and added that may be one thing under another name: a column of the same table with a type that
 * can hold the old values, a table with mostly the same columns. Each thing is offered at most once, the likeliest first.
 */
export function findPossibleRenames(
  changes: readonly Change[],
  find: (id: string) => CatalogObject | undefined,
): readonly PossibleRename[] {
  const meant = changes.filter((change) => !change.consequence);
  const tables = pairsOf(meant, "table");
  const columns = pairsOf(meant, "column");
  if (tables.length + columns.length === 0) return [];
  const counts = countColumns(meant);
  const shapes = tables.length === 0 ? null : shapesOf(changes);
  return [
    ...likeliest(shapes ? tables.flatMap((pair) => scoreTables(pair, shapes)) : []),
    ...likeliest(columns.flatMap((pair) => scoreColumns(pair, counts, find))),
  ];
}

/** Everything dropped with everything added of its kind, a column with those of its table. */
function pairsOf<K extends "column" | "table">(changes: readonly Change[], kind: K): readonly Pair<K>[] {
  const of = (change: Change) => change.objectKind === kind;
  const dropped = changes.filter((change) => change.kind === "dropped" && of(change)) as Pair<K>["dropped"][];
  if (dropped.length === 0) return [];
  const places = new Map<string, Pair<K>["added"][]>();
  const placeOf = (change: Change) => (kind === "table" ? "" : (change.table ?? ""));
  for (const change of changes) {
    if (change.kind !== "added" || !of(change)) continue;
    const known = places.get(placeOf(change));
    if (known) known.push(change as Pair<K>["added"]);
    else places.set(placeOf(change), [change as Pair<K>["added"]]);
  }
  const pairs: Pair<K>[] = [];
  for (const each of dropped) {
    for (const added of places.get(placeOf(each)) ?? []) pairs.push({ dropped: each, added });
    if (pairs.length > mostPairs) return [];
  }
  return pairs;
}

/** How many columns each table lost and gained, by `kind table`. */
function countColumns(changes: readonly Change[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, objectKind, table } of changes) {
    if (objectKind === "column") counts.set(`${kind} ${table}`, (counts.get(`${kind} ${table}`) ?? 0) + 1);
  }
  return counts;
}

/** The columns with their types that tables had before and have after, by `side table`. */
function shapesOf(changes: readonly Change[]): ReadonlyMap<string, ReadonlySet<string>> {
  const shapes = new Map<string, Set<string>>();
  for (const change of changes) {
    for (const side of ["before", "after"] as const) {
      const object = change[side];
      if (object?.kind !== "column") continue;
      const key = `${side} ${object.parent}`;
      const known = shapes.get(key) ?? new Set();
      shapes.set(key, known.add(`${object.name} ${object.definition.type}`));
    }
  }
  return shapes;
}

function likeliest(found: readonly PossibleRename[]): readonly PossibleRename[] {
  const taken = new Set<string>();
  return [...found]
    .sort((a, b) => b.score - a.score)
    .filter(({ dropped, added }) => {
      if (taken.has(dropped) || taken.has(added)) return false;
      taken.add(dropped).add(added);
      return true;
    });
}

function scoreColumns(
  { dropped, added }: Pair<"column">,
  counts: ReadonlyMap<string, number>,
  find: (id: string) => CatalogObject | undefined,
): PossibleRename[] {
  const [before, after] = [dropped.before.definition, added.after.definition];
  const isSame = before.type === after.type;
  if (!isSame && family(before.type) !== family(after.type)) return [];
  const alike = [
    before.nullable === after.nullable,
    before.default === after.default,
    before.comment === after.comment,
  ];
  const isOnly = ["dropped", "added"].every((kind) => counts.get(`${kind} ${added.table}`) === 1);
  const likeness = nameLikeness(dropped.before.name, added.after.name);
  // Of several that came and went, only names tell which belong together.
  if (!isOnly && likeness === 0) return [];
  const score = (isSame ? 0.45 : 0.3) + alike.filter(Boolean).length * 0.05 + (isOnly ? 0.15 : 0) + likeness * 0.25;
  const table = find(added.table ?? "");
  if (score < leastScore || !table) return [];
  const types = isSame ? after.type : `${before.type} and ${after.type}`;
  const why = `${dropped.before.name} was dropped and ${added.after.name} added to ${table.name} in one migration; both are ${types}.`;
  return [offer("column", table.schema, table.name, { dropped, added }, score, why)];
}

function scoreTables(
  { dropped, added }: Pair<"table">,
  shapes: ReadonlyMap<string, ReadonlySet<string>>,
): PossibleRename[] {
  const old = shapes.get(`before ${dropped.object}`) ?? new Set();
  const next = shapes.get(`after ${added.object}`) ?? new Set();
  const common = [...old].filter((each) => next.has(each)).length;
  const all = old.size + next.size - common;
  const score = all === 0 ? 0 : common / all;
  const isTelling = common > fewColumns || nameLikeness(dropped.before.name, added.after.name) > 0;
  if (score < leastScore || !isTelling) return [];
  const isMoved = dropped.before.schema !== added.after.schema;
  const [from, to] = [dropped.before, added.after].map((each) => (isMoved ? `${each.schema}.${each.name}` : each.name));
  const why = `${from} was dropped and ${to} created in one migration; ${common} of ${all} columns are the same.`;
  return [offer("table", added.after.schema, dropped.before.name, { dropped, added }, score, why)];
}

function offer<K extends "column" | "table">(
  kind: K,
  schema: string | null,
  table: string,
  { dropped, added }: Pair<K>,
  score: number,
  why: string,
): PossibleRename {
  const ids = { dropped: dropped.object, added: added.object };
  const names = { from: dropped.before.name, to: added.after.name };
  const rounded = Math.round(Math.min(score, 1) * 100) / 100;
  return { kind, schema: schema ?? "", table, ...names, ...ids, score: rounded, why, provenance: added.provenance };
}

const families: readonly RegExp[] = [
  /^(smallint|integer|bigint|numeric|real|double precision|int|decimal)/i,
  /^(text|character|varchar|citext|name)/i,
  /^(timestamp|date|datetime)/i,
  /^jsonb?/i,
];

function family(type: string): string {
  const at = families.findIndex((each) => each.test(type));
  return at === -1 ? type.replace(/\(.*\)/, "") : String(at);
}

/**
 * How much of the shorter name's pieces the other has: `author_id` and `owner_id` share one of two. Else how much of their
 * letters, where that is most of them: `organisation` and `organization`, `sandboxid` and `sandbox_id`.
 */
function nameLikeness(a: string, b: string): number {
  const [left, right] = [piecesOf(a), piecesOf(b)];
  const pieces = commonIn(left, right) / Math.max(1, Math.min(left.size, right.size));
  if (pieces > 0) return pieces;
  const [from, to] = [pairsOfLetters(left), pairsOfLetters(right)];
  const letters = (2 * commonIn(from, to)) / Math.max(1, from.size + to.size);
  return letters > leastLetters ? letters : 0;
}

/** As much of the letters of two names as must be the same. */
const leastLetters = 0.5;

function commonIn(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  return [...left].filter((piece) => right.has(piece)).length;
}

function pairsOfLetters(pieces: ReadonlySet<string>): ReadonlySet<string> {
  const name = [...pieces].join("");
  return new Set(Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2)));
}

/** What stands between the names of two things says nothing of them. */
const joiningPieces: ReadonlySet<string> = new Set(["to", "and", "of"]);

function piecesOf(name: string): Set<string> {
  return new Set(
    name
      .replace(/([a-z])([A-Z])/g, "$1_$2")
      .toLowerCase()
      .split(/[_\W]+/)
      .filter((piece) => piece !== "" && !joiningPieces.has(piece)),
  );
}
