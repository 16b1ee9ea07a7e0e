import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { buildCatalog, type Migration, type ReplayState, replay, type SourceFile, sortMigrations } from "../../index";
import { describeCatalog } from "../../testing/describe-catalog";
import { introspectPostgres } from "../../testing/introspect-postgres";
import { randomHistory, start } from "../../testing/random-statements";
import { stepThroughPostgres } from "../../testing/step-through-postgres";
import { type Connections, openSweptDatabase } from "../../testing/swept-database";
import { postgres } from "./index";

const root = fileURLToPath(new URL("../../fixtures/", import.meta.url));
// Commands of psql are none of the server's, and what lies outside is not in it.
const others = [
  "postgres-mistakes",
  "postgres-psql-dump-and-copy",
  "postgres-psql-script",
  "postgres-columns-of-what-is-outside",
];
const names = readdirSync(root).filter((name) => name.startsWith("postgres-") && !others.includes(name));

function readFixture(name: string): SourceFile[] {
  return readdirSync(`${root}${name}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "expected.json")
    .map((entry) => {
      const path = `${entry.parentPath}/${entry.name}`;
      return { path: path.slice(root.length + name.length + 1), bytes: readFileSync(path) };
    });
}

function statementsOf({ sql, up }: Migration): readonly string[] {
  return [...postgres.parse(sql, up)].map(({ range }) => sql.slice(range.start, range.end));
}

const database = openSweptDatabase();
afterAll(() => database.close());

test.each(names)("a real PostgreSQL has the catalog of fixture %s after each of its migrations", async (name) => {
  await postgres.load();
  const set = await sortMigrations(readFixture(name));
  const files = set.migrations.map(statementsOf);
  const steps = await database.use((connections) => stepThroughPostgres(connections, files, introspectPostgres));
  let from: ReplayState = { objects: [] };
  for (const [index, migration] of set.migrations.entries()) {
    const result = await replay({ dialect: set.dialect, migrations: [migration] }, { from });
    from = { objects: result.objects };
    const after = `after ${migration.path}`;
    expect(describeCatalog(buildCatalog({ ...set, ...result })), after).toEqual(steps[index]?.seen);
    const errors = result.outcomes[0]?.diagnostics.filter(({ severity }) => severity === "error");
    const refused = steps[index]?.refused ?? [];
    expect(
      errors?.map(({ line }) => line),
      `${after}, refused: ${refused.join("\n")}`,
    ).toHaveLength(refused.length);
  }
});

/** The statements that the server takes, and what its catalog then says. */
async function tryOut({ tried, looking }: Connections, statements: readonly string[]) {
  const accepted: string[] = [];
  for (const statement of statements) {
    const isTaken = tried.query(statement).then(
      () => true,
      () => false,
    );
    if (await isTaken) accepted.push(statement);
  }
  return { accepted, seen: await introspectPostgres(looking) };
}

test("whatever a real PostgreSQL accepts of random statements is read, and gives the catalog it then has", async () => {
  const { RANDOM_RUNS: numRuns = "60", RANDOM_SEED: seed = "20261122" } = process.env;
  await fc.assert(
    fc.asyncProperty(randomHistory, async (statements) => {
      const { accepted, seen } = await database.use((connections) => tryOut(connections, [...start, ...statements]));
      const bytes = new TextEncoder().encode(accepted.join(";\n"));
      const set = await sortMigrations([{ path: "001.sql", bytes }], { layout: "plain", dialect: "postgres" });
      const result = await replay(set);
      expect(result.outcomes.flatMap((outcome) => outcome.diagnostics)).toEqual([]);
      expect(describeCatalog(buildCatalog({ ...set, ...result }))).toEqual(seen);
    }),
    { numRuns: Number(numRuns), seed: Number(seed) },
  );
});
