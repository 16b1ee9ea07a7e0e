import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { buildCatalog, type Migration, replay, type SourceFile, sortMigrations } from "../../index";
import { describeCatalog } from "../../testing/describe-catalog";
import { introspectPostgres } from "../../testing/introspect-postgres";
import { stepThroughPostgres } from "../../testing/step-through-postgres";
import { postgres } from "./index";

const root = fileURLToPath(new URL("../../fixtures/", import.meta.url));
// Commands of psql are none of the server's.
const others = ["postgres-mistakes", "postgres-psql-dump-and-copy", "postgres-psql-script"];
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

test.each(names)("a real PostgreSQL has the catalog of fixture %s after each of its migrations", async (name) => {
  await postgres.load();
  const set = await sortMigrations(readFixture(name));
  const steps = await stepThroughPostgres(set.migrations.map(statementsOf), introspectPostgres);
  for (const [index, step] of steps.entries()) {
    const migrations = set.migrations.slice(0, index + 1);
    const result = await replay({ dialect: set.dialect, migrations });
    const last = result.outcomes.at(-1);
    const after = `after ${last?.migration.path ?? ""}`;
    expect(describeCatalog(buildCatalog({ ...set, ...result })), after).toEqual(step.seen);
    const errors = last?.diagnostics.filter(({ severity }) => severity === "error").map(({ line }) => line);
    expect(errors, `${after}, refused: ${step.refused.join("\n")}`).toHaveLength(step.refused.length);
  }
});
