import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { startThrowawayPostgres } from "../testing/throwaway-postgres";
import {
  castsQuery,
  classesQuery,
  extensions,
  factQueries,
  functionsQuery,
  operatorsQuery,
  typesOfExtensionQuery,
} from "./queries";

/**
 * Writes down what the embedded PostgreSQL's own catalog says of its types, casts, operators and functions, for the engine's
 * analysis of expressions: `node --import tsx scripts/postgres-facts/write-facts.ts`.
 */
const folder = fileURLToPath(new URL("../../migrations-import/dialects/postgres/analysis/facts/", import.meta.url));

async function writeAll(): Promise<void> {
  const postgres = await startThrowawayPostgres();
  const client = new pg.Client({ connectionString: postgres.superuserUrl });
  await client.connect();
  try {
    for (const [name, { what, sql }] of Object.entries(factQueries)) {
      await writeFacts(name, `${name}Facts`, what, await linesOf(client, sql));
    }
    await writeFacts("extensions", "extensionFacts", whatExtensionsAre, await linesOfExtensions(client));
  } finally {
    await client.end();
    await postgres.stop();
  }
}

const whatExtensionsAre =
  "of extensions: `= name`, then their types (`t`), casts (`c`), functions (`f`), operators (`o`) and operator classes (`k`), each as in the other files";

async function linesOfExtensions(client: pg.Client): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const name of extensions) {
    await client.query(`CREATE EXTENSION "${name}" CASCADE`);
    const ofIt = `(SELECT objid FROM pg_depend WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass
      AND refobjid = (SELECT oid FROM pg_extension WHERE extname = '${name}'))`;
    lines.push(`= ${name}`);
    for (const [mark, sql] of [
      ["t", typesOfExtensionQuery(ofIt)],
      ["c", castsQuery(`c.oid IN ${ofIt.replace("WHERE deptype", "WHERE classid = 'pg_cast'::regclass AND deptype")}`)],
      ["f", functionsQuery(`p.oid IN ${ofIt}`)],
      ["o", operatorsQuery(`o.oid IN ${ofIt}`)],
      ["k", classesQuery(`c.oid IN ${ofIt}`)],
    ] as const) {
      lines.push(...(await linesOf(client, sql)).map((line) => `${mark} ${line}`));
    }
  }
  return lines;
}

async function linesOf(client: pg.Client, sql: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(sql);
  return rows.map(({ line }) => line);
}

async function writeFacts(name: string, constant: string, what: string, lines: readonly string[]): Promise<void> {
  const text = [
    "// Written by scripts/postgres-facts/write-facts.ts from the catalog of PostgreSQL 18.",
    `/** Facts ${what}. */`,
    `export const ${constant} = \`${lines.join("\n")}\`;`,
    "",
  ];
  await writeFile(path.join(folder, `${name}.ts`), text.join("\n"));
}

await writeAll();
