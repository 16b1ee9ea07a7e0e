import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readCode } from "../../code/read-code";
import { replay } from "../../replay/replay";
import { sortMigrations } from "../../sort-migrations";
import { damageStatement } from "./damage-statement";
import { findFaults } from "./find-faults";
import { mutateFiles } from "./mutate-files";
import { createRandom, type Random } from "./random";
import { readHistories } from "./read-histories";

const histories = readHistories();

/** Names the seed: `createRandom(seed)` and the same fixtures give the same case again. */
async function everySeed(first: number, count: number, run: (random: Random) => Promise<Told | null>): Promise<void> {
  for (let seed = first; seed < first + count; seed++) {
    const told = await run(createRandom(seed)).catch((error: unknown) => ({
      what: "threw",
      faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    }));
    if (told !== null && told.faults.length > 0) expect.fail(`seed ${seed}: ${told.what}\n${told.faults.join("\n")}`);
  }
}

type Told = { readonly what: string; readonly faults: readonly string[] };

test.each([0, 1, 2, 3])(
  "files cut off, changed, mixed up and filled with rubbish are read as far as they can be (%i)",
  async (part) => {
    await everySeed(part * 1_000_000, 200, async (random) => {
      const [name, given] = random.any(histories) ?? ["", []];
      const { files, done } = mutateFiles(given, random);
      return { what: `${name}: ${done.join("; ")}`, faults: await findFaults(files) };
    });
  },
);

test("a damaged statement costs itself: those before and behind it are applied", async () => {
  await everySeed(0, 300, async (random) => {
    const [name, files] = random.any(histories) ?? ["", []];
    const { dialect, migrations } = await sortMigrations(files);
    const migration = random.any(migrations);
    if (migration === null) return null;
    const damaged = await damageStatement(migration.sql.slice(migration.up.start, migration.up.end), dialect, random);
    if (damaged === null) return null;
    const bytes = new TextEncoder().encode(damaged.sql);
    const set = await sortMigrations([{ path: "001.sql", bytes }], { dialect, layout: "plain" });
    const { objects } = await replay(set);
    const names = new Set(objects.map((object) => object.name));
    const lost = damaged.sentinels.filter((each) => !names.has(each));
    return {
      what: `${name} ${migration.path}: ${damaged.done}`,
      faults: lost.map((each) => `${each} is not there\n${damaged.sql}`),
    };
  });
});

test("mutated Drizzle and Prisma schemas, and their configuration, are read as far as they can be", async () => {
  const sample = (path: string) => ({
    path: path.replace(/^.*\//, ""),
    bytes: new Uint8Array(readFileSync(new URL(`../../../${path}`, import.meta.url))),
  });
  const code = [
    sample("examples/aios/src/db/schema.ts"),
    sample("examples/agent-identity/schema.ts"),
    sample("prisma/schema.prisma"),
  ];
  const config =
    'import { defineConfig } from "drizzle-kit";\nexport default defineConfig({ schema: "./schema.ts", dialect: "postgresql", casing: "snake_case" });\n';
  const given = [...code, { path: "drizzle.config.ts", bytes: new TextEncoder().encode(config) }];
  const catalogs = await Promise.all(
    ["postgres-drizzle", "postgres-types", "sqlite-prisma", "sqlite-drizzle-rebuild"].map(async (name) => {
      const set = await sortMigrations(new Map(histories).get(name) ?? []);
      return { dialect: set.dialect, objects: (await replay(set)).objects };
    }),
  );
  await everySeed(0, 200, async (random) => {
    const { files, done } = mutateFiles(given, random);
    const catalog = random.any(catalogs);
    const reading = catalog === null ? null : await readCode(files, catalog);
    const misplaced = (reading?.references ?? []).filter(({ line, endLine }) => line < 1 || endLine < line);
    return { what: done.join("; "), faults: misplaced.map(({ symbol, line }) => `${symbol} is at line ${line}`) };
  });
});
