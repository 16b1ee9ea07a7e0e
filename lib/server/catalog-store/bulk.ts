import "server-only";

/** How many rows, and about how many characters of JSON, one statement carries. */
const MOST_ROWS = 5_000;
const MOST_CHARACTERS = 8_000_000;

/**
 * Runs `write` with rows as the text of a JSON array, in as few statements as their size allows: what
 * `jsonb_to_recordset` reads. No statement is run for no rows.
 */
export async function inBulk(rows: readonly object[], write: (json: string) => Promise<unknown>): Promise<void> {
  let batch: string[] = [];
  let characters = 0;
  const flush = async () => {
    if (batch.length > 0) await write(`[${batch.join(",")}]`);
    batch = [];
    characters = 0;
  };
  for (const row of rows) {
    const json = storableJson(row);
    batch.push(json);
    characters += json.length;
    if (batch.length >= MOST_ROWS || characters >= MOST_CHARACTERS) await flush();
  }
  await flush();
}

/** JSON that PostgreSQL stores: it has no place for the character NUL, which becomes the replacement character. */
function storableJson(value: object): string {
  const json = JSON.stringify(value);
  return json.includes("\\u0000") ? json.replace(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1\\ufffd") : json;
}
