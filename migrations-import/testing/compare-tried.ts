import type { CatalogObject } from "../model/catalog-object";
import type { Migration } from "../model/source";
import { replay } from "../replay/replay";
import { isAboutSchema } from "./compare-with-sqlite";
import { describeReplayed } from "./describe-replayed";
import type { SqliteFacts, TriedFile, TriedStatement } from "./introspect-sqlite";

/** What a replay and a real SQLite say after one file: the statements each refuses, and its tables. */
export type ComparedFile = {
  readonly replayed: { readonly facts: SqliteFacts; readonly refused: readonly string[] };
  readonly real: { readonly facts: SqliteFacts; readonly refused: readonly string[] };
  /** Why each refuses what it does, for people. */
  readonly said: readonly string[];
};

/** Replays the statements that were tried, file by file, each from what the one before left. */
export async function compareTried(files: readonly TriedFile[]): Promise<readonly ComparedFile[]> {
  const compared: ComparedFile[] = [];
  let objects: readonly CatalogObject[] = [];
  for (const [index, { statements, facts }] of files.entries()) {
    const migration = asMigration(index, statements);
    const result = await replay({ dialect: "sqlite", migrations: [migration] }, { from: { objects } });
    objects = result.objects;
    const reported = result.outcomes.flatMap((outcome) => outcome.diagnostics);
    const reportedAt = (place: number) => reported.find(({ line }) => line === lineOf(place));
    const refusedBy = (isRefused: (each: TriedStatement, place: number) => boolean) =>
      statements.filter((each, place) => isComparable(each) && isRefused(each, place)).map(({ text }) => text);
    compared.push({
      replayed: {
        facts: describeReplayed(objects),
        refused: refusedBy((_, place) => reportedAt(place)?.severity === "error"),
      },
      real: { facts, refused: refusedBy(({ refused }) => refused !== null) },
      said: statements.flatMap(({ refused }, place) =>
        [refused, reportedAt(place)?.message].filter((text) => text != null),
      ),
    });
  }
  return compared;
}

/** Each statement has a line for itself, and its semicolon the next. */
function asMigration(index: number, statements: readonly TriedStatement[]): Migration {
  const sql = statements.map(({ text }) => `${text}\n;`).join("\n");
  const version = String(index + 1);
  return { version, name: version, path: `${version}.sql`, checksum: "", sql, up: { start: 0, end: sql.length } };
}

function lineOf(place: number): number {
  return place * 2 + 1;
}

function isComparable({ text, isElsewhere }: TriedStatement): boolean {
  return isAboutSchema(text) && !isElsewhere;
}
