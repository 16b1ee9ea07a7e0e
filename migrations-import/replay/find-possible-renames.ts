import type { CatalogObject, CatalogObjectOf } from "../model/catalog-object";
import type { Change } from "../model/change";
import type { PossibleRename } from "../model/notes";

/** Below this nothing is offered. */
const leastScore = 0.6;

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
  const tables = pairsOf(changes, "table").flatMap((pair) => scoreTables(pair, changes));
  const columns = pairsOf(changes, "column").flatMap((pair) => scoreColumns(pair, changes, find));
  return [...likeliest(tables), ...likeliest(columns)];
}

function pairsOf<K extends "column" | "table">(changes: readonly Change[], kind: K): readonly Pair<K>[] {
  const ofKind = changes.filter((change) => change.objectKind === kind);
  const dropped = ofKind.filter((change) => change.kind === "dropped" && !change.consequence) as Pair<K>["dropped"][];
  const added = ofKind.filter((change) => change.kind === "added" && !change.consequence) as Pair<K>["added"][];
  return dropped.flatMap((each) =>
    added
      .filter((other) => other.table === each.table || kind === "table")
      .map((other) => ({ dropped: each, added: other })),
  );
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
  changes: readonly Change[],
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
  const likeness = nameLikeness(dropped.before.name, added.after.name);
  const isOnly = ["dropped", "added"].every(
    (kind) =>
      changes.filter(
        (each) => each.kind === kind && each.objectKind === "column" && each.table === added.table && !each.consequence,
      ).length === 1,
  );
  const score = (isSame ? 0.45 : 0.3) + alike.filter(Boolean).length * 0.05 + (isOnly ? 0.15 : 0) + likeness * 0.25;
  const table = find(added.table ?? "");
  if (score < leastScore || !table) return [];
  const why = `${dropped.before.name} was dropped and ${added.after.name} added to ${table.name} in one migration; both are ${isSame ? after.type : `${before.type} and ${after.type}`}.`;
  return [offer("column", table.schema, table.name, { dropped, added }, score, why)];
}

function scoreTables({ dropped, added }: Pair<"table">, changes: readonly Change[]): PossibleRename[] {
  const old = columnsOf(changes, dropped.object, "before");
  const next = columnsOf(changes, added.object, "after");
  const common = [...old].filter((each) => next.has(each)).length;
  const all = new Set([...old, ...next]).size;
  const score = all === 0 ? 0 : common / all;
  if (score < leastScore) return [];
  const why = `${dropped.before.name} was dropped and ${added.after.name} created in one migration; ${common} of ${all} columns are the same.`;
  return [offer("table", added.after.schema, dropped.before.name, { dropped, added }, score, why)];
}

function columnsOf(changes: readonly Change[], table: string, side: "before" | "after"): Set<string> {
  const columns = changes.flatMap((change) => {
    const object = change[side];
    return object?.kind === "column" && object.parent === table ? [`${object.name} ${object.definition.type}`] : [];
  });
  return new Set(columns);
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

/** How much of the shorter name's pieces the other has: `author_id` and `owner_id` share one of two. */
function nameLikeness(a: string, b: string): number {
  const [left, right] = [piecesOf(a), piecesOf(b)];
  const common = [...left].filter((piece) => right.has(piece)).length;
  return common / Math.max(1, Math.min(left.size, right.size));
}

function piecesOf(name: string): Set<string> {
  return new Set(
    name
      .replace(/([a-z])([A-Z])/g, "$1_$2")
      .toLowerCase()
      .split(/[_\W]+/)
      .filter(Boolean),
  );
}
