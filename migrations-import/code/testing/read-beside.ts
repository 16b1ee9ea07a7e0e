import type { CodeFinding, CodeReading, CodeReference } from "../../model/code";
import type { DialectName } from "../../model/source";
import { replay } from "../../replay/replay";
import { sortMigrations } from "../../sort-migrations";
import { readCode } from "../read-code";

/** Code by path, read beside a catalog that one migration makes. */
export type Beside = CodeReading & {
  /** `users.email` → `schema.ts:4`, for everything that got a reference. */
  readonly places: Readonly<Record<string, string>>;
  /** What the findings say, one line each. */
  readonly said: readonly string[];
};

/** Reads code files beside a migration. `files` are texts by path; one text alone is `schema.ts`. */
export async function readBeside(
  sql: string,
  files: string | Readonly<Record<string, string>>,
  dialect: DialectName = "postgres",
): Promise<Beside> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const set = await sortMigrations([{ path: "0001_init.sql", bytes: bytes(sql) }], { dialect, layout: "plain" });
  const { objects } = await replay(set);
  const given = Object.entries(typeof files === "string" ? { "schema.ts": files } : files);
  const reading = await readCode(
    given.map(([path, text]) => ({ path, bytes: bytes(text) })),
    { dialect, objects },
  );
  const names = new Map(objects.map((each) => [each.id, each.name]));
  const title = ({ object, table }: CodeReference) =>
    table === null || table === object ? `${names.get(object)}` : `${names.get(table)}.${names.get(object)}`;
  return {
    ...reading,
    places: Object.fromEntries(reading.references.map((each) => [title(each), `${each.path}:${each.line}`])),
    said: reading.findings.map(sentence),
  };
}

function sentence({ code, message }: CodeFinding): string {
  return `${code} ${message}`;
}
