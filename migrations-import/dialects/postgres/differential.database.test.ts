import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { buildCatalog, replay, type SourceFile, sortMigrations } from "../../index";
import { describeCatalog } from "../../testing/describe-catalog";
import { introspectPostgres } from "../../testing/introspect-postgres";
import { runInPostgres } from "../../testing/run-in-postgres";

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

test.each(names)("a real PostgreSQL has the catalog of fixture %s after each of its migrations", async (name) => {
  const set = await sortMigrations(readFixture(name));
  for (const [index] of set.migrations.entries()) {
    const migrations = set.migrations.slice(0, index + 1);
    const catalog = buildCatalog({ ...set, ...(await replay({ dialect: set.dialect, migrations })) });
    const real = await runInPostgres(
      migrations.map(({ sql, up }) => sql.slice(up.start, up.end)),
      introspectPostgres,
    );
    expect(describeCatalog(catalog), `after ${migrations.at(-1)?.path ?? ""}`).toEqual(real);
  }
});
