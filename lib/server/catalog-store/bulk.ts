import "server-only";
import { setImmediate } from "node:timers/promises";
import { Prisma } from "@/prisma/generated/client";

/** How many rows, and about how many characters of JSON, one statement carries. */
const MOST_ROWS = 1_000;
const MOST_CHARACTERS = 8_000_000;

/**
 * Runs `write` with rows as a JSON array in SQL, in as few statements as their size allows: what `jsonb_to_recordset` reads.
 * While the database takes one, the next is prepared. No statement is run for no rows.
 */
export async function inBulk(rows: readonly object[], write: (json: Prisma.Sql) => Promise<unknown>): Promise<void> {
  const batches = batchesOf(rows);
  let batch = batches.next();
  while (!batch.done) {
    // What is being sent leaves before the next is prepared.
    const following = setImmediate().then(() => batches.next());
    [batch] = await Promise.all([following, write(jsonInSql(batch.value))]);
  }
}

function* batchesOf(rows: readonly object[]): Generator<string, void> {
  let batch: string[] = [];
  let characters = 0;
  for (const row of rows) {
    const json = storableJson(row);
    batch.push(json);
    characters += json.length;
    if (batch.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
    yield `[${batch.join(",")}]`;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield `[${batch.join(",")}]`;
}

/** A long JSON text as `jsonb` in SQL. It goes as bytes: as text it would be put in quotes, and taken out again, on its way. */
export function jsonInSql(json: string): Prisma.Sql {
  return Prisma.sql`convert_from(${Buffer.from(json)}, 'UTF8')::jsonb`;
}

/** JSON that PostgreSQL stores: it has no place for the character NUL, which becomes the replacement character. */
function storableJson(value: object): string {
  const json = JSON.stringify(value);
  return json.includes("\\u0000") ? json.replace(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1\\ufffd") : json;
}
