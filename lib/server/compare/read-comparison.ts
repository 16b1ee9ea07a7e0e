import "server-only";
import type { ComparedDocs, ComparedObject, ComparedTable, ComparedWriting } from "@/lib/domain/compare-view";
import type { StaleCause } from "@/lib/domain/review";
import type { Scope } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { groupBy } from "../group-by";
import { readAnswers } from "../tables/read-answers";
import { readTables, type TableFacts } from "../tables/read-tables";
import { type Difference, readDifferences } from "./read-differences";
import { readWritings } from "./read-writings";

/** Everything that became of a project between two states: of each table where anything did, and of what has no table. */
export type WholeComparison = {
  readonly tables: readonly ComparedTable[];
  readonly others: readonly ComparedObject[];
  /** How many tables stand as they did, with the docs they had. */
  readonly untouched: number;
};

/** Compares two states of a project, the earlier one first; tables come by schema and name. */
export async function readComparison(db: Transaction, from: Scope, to: Scope): Promise<WholeComparison> {
  const differences = groupBy(await readDifferences(db, from, to), ({ tableId }) => tableId);
  const writings = await readWritings(db, from, to);
  const { causes } = await readAnswers(db, to);
  const standing = await readTables(db, to);
  const gone = goneTables([...differences.values()].flat());
  const tables = [...standing, ...gone].map((table) =>
    toTable(table, {
      differences: differences.get(table.objectId) ?? [],
      writings: writings.get(table.objectId) ?? [],
      stale: (causes.get(table.objectId) ?? []).filter(({ position }) => position > from.position),
    }),
  );
  const touched = tables.filter(({ change, writings, stale }) => change || writings.length > 0 || stale.length > 0);
  return {
    tables: touched.sort((a, b) => compareText(a.schema, b.schema) || compareText(a.name, b.name)),
    others: (differences.get(null) ?? []).map(toObject),
    untouched: tables.length - touched.length,
  };
}

type Named = Pick<TableFacts, "objectId" | "schema" | "name">;

function goneTables(differences: readonly Difference[]): readonly Named[] {
  return differences.filter(({ objectKind, kind }) => objectKind === "table" && kind === "removed");
}

type Found = {
  readonly differences: readonly Difference[];
  readonly writings: readonly ComparedWriting[];
  readonly stale: readonly StaleCause[];
};

function toTable({ objectId, schema, name }: Named, { differences, writings, stale }: Found): ComparedTable {
  const own = differences.find((each) => each.objectId === objectId);
  const parts = differences.filter((each) => each !== own);
  const cameOrWent = own?.kind === "added" || own?.kind === "removed";
  const change = own?.kind ?? (parts.length > 0 ? "altered" : null);
  const shown = cameOrWent ? [own] : differences;
  return {
    objectId,
    schema,
    name,
    was: own && own.kind === "renamed" ? { schema: own.wasIn ?? schema, name: own.was ?? name } : null,
    change,
    docs: docsOf(change, writings, stale),
    objects: shown.map(toObject),
    parts: cameOrWent ? parts.length : 0,
    writings,
    stale,
  };
}

function docsOf(change: ComparedTable["change"], writings: Found["writings"], stale: Found["stale"]): ComparedDocs {
  if (change === "added") return "new";
  if (change === "removed") return "removed";
  if (stale.length > 0) return "stale";
  return writings.length > 0 ? "enhanced" : "unchanged";
}

function toObject({ tableId: _, schema: __, wasIn: ___, ...object }: Difference): ComparedObject {
  return object;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
