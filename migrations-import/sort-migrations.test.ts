import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MigrationSet } from "./model/result";
import { sortMigrations } from "./sort-migrations";
import { drizzleJournal, sourceFiles } from "./testing/source-files";

const sqliteSql = "CREATE TABLE `t` (`id` integer PRIMARY KEY AUTOINCREMENT);";
const postgresSql = "CREATE TABLE t (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), made timestamptz DEFAULT now());";

const paths = ({ migrations }: MigrationSet) => migrations.map((migration) => migration.path);
const codes = ({ diagnostics }: MigrationSet) =>
  diagnostics.map((each) => `${each.severity} ${each.code} ${each.path}`);

const folders: { readonly [layout: string]: { readonly files: { [path: string]: string }; readonly order: string[] } } =
  {
    supabase: {
      files: { "20240102000000_b.sql": postgresSql, "20240101000000_a.sql": postgresSql, "20231231235959_0.sql": "" },
      order: ["20231231235959_0.sql", "20240101000000_a.sql", "20240102000000_b.sql"],
    },
    prisma: {
      files: {
        "migration_lock.toml": 'provider = "sqlite"\n',
        "20240201120000_more/migration.sql": "SELECT 1;",
        "20240101120000_init/migration.sql": sqliteSql,
      },
      order: ["20240101120000_init/migration.sql", "20240201120000_more/migration.sql"],
    },
    drizzle: {
      files: {
        "meta/_journal.json": drizzleJournal("sqlite", ["0000_a", "0001_b", "0010_c"]),
        "meta/0000_snapshot.json": "{}",
        "0010_c.sql": "SELECT 1;",
        "0001_b.sql": "SELECT 1;",
        "0000_a.sql": sqliteSql,
      },
      order: ["0000_a.sql", "0001_b.sql", "0010_c.sql"],
    },
    wrangler: {
      files: { "0005_c.sql": "SELECT 1;", "0001_a.sql": sqliteSql, "0004_b.sql": "SELECT 1;" },
      order: ["0001_a.sql", "0004_b.sql", "0005_c.sql"],
    },
    plain: {
      files: { "10-c.sql": postgresSql, "2-b.sql": postgresSql, "1-a.sql": postgresSql },
      order: ["1-a.sql", "2-b.sql", "10-c.sql"],
    },
  };

describe("layouts", () => {
  for (const [layout, { files, order }] of Object.entries(folders)) {
    test(`a ${layout} folder is recognised and ordered`, async () => {
      const set = await sortMigrations(sourceFiles(files));
      expect(set.layout).toBe(layout);
      expect(set.dialect).toBe(["supabase", "plain"].includes(layout) ? "postgres" : "sqlite");
      expect(paths(set)).toEqual(order);
      expect(codes(set).filter((code) => !code.startsWith("info"))).toEqual([]);
    });

    test(`neither the order of the files nor a folder around them matters to ${layout}`, async () => {
      const expected = (await sortMigrations(sourceFiles(files))).migrations;
      const given = fc.shuffledSubarray(Object.entries(files), { minLength: Object.keys(files).length });
      const prefix = fc.constantFrom("", "migrations", "./repo/db", "a\\b", "/home/x y/supabase/migrations", "1/2/3");
      await fc.assert(
        fc.asyncProperty(given, prefix, async (entries, folder) => {
          const moved = entries.map(([path, text]) => [folder === "" ? path : `${folder}/${path}`, text]);
          expect((await sortMigrations(sourceFiles(Object.fromEntries(moved)))).migrations).toEqual(expected);
        }),
        { numRuns: 30 },
      );
    });
  }

  test("a whole repository gives the same migrations as its migrations folder", async () => {
    const inside = Object.entries(folders.prisma?.files ?? {}).map(([path, text]) => [
      `app/prisma/migrations/${path}`,
      text,
    ]);
    const set = await sortMigrations(
      sourceFiles({
        ...Object.fromEntries(inside),
        "README.md": "# app",
        "app/prisma/schema.prisma": "",
        "app/prisma/seed.sql": "INSERT INTO t VALUES (1);",
        "node_modules/x/migrations/0001_x.sql": sqliteSql,
        "test/fixtures/dump.sql": sqliteSql,
      }),
    );
    expect(paths(set)).toEqual(folders.prisma?.order);
    expect(set.layoutReason).toContain("app/prisma/migrations");
    expect(codes(set)).toEqual([
      "info FILE_IGNORED app/prisma/seed.sql",
      "info FILE_IGNORED test/fixtures/dump.sql",
      "info FILE_IGNORED ",
    ]);
  });

  test("of several migrations folders the best is taken, and the others are named", async () => {
    const set = await sortMigrations(
      sourceFiles({
        "packages/a/drizzle/meta/_journal.json": drizzleJournal("sqlite", ["0000_a"]),
        "packages/a/drizzle/0000_a.sql": sqliteSql,
        "packages/b/drizzle/meta/_journal.json": drizzleJournal("sqlite", ["0000_a", "0001_b"]),
        "packages/b/drizzle/0000_a.sql": sqliteSql,
        "packages/b/drizzle/0001_b.sql": "SELECT 1;",
        "packages/c/drizzle/meta/_journal.json": drizzleJournal("mysql", ["0000_a", "0001_b", "0002_c"]),
        "packages/c/drizzle/0000_a.sql": "",
        "packages/c/drizzle/0001_b.sql": "",
        "packages/c/drizzle/0002_c.sql": "",
      }),
    );
    expect(set.layoutReason).toMatch(/^Read packages\/b\/drizzle as drizzle/);
    const other = set.diagnostics.find((each) => each.code === "LAYOUT_ASSUMED");
    expect(other?.message).toContain("packages/a/drizzle");
    expect(other?.severity).toBe("warning");
  });

  test("of folders with a journal the longer history is taken, whatever they are called", async () => {
    const set = await sortMigrations(
      sourceFiles({
        "app/drizzle/meta/_journal.json": drizzleJournal("sqlite", ["0000_a", "0001_b"]),
        "app/drizzle/0000_a.sql": sqliteSql,
        "app/drizzle/0001_b.sql": "SELECT 1;",
        "packages/cache/migrations/meta/_journal.json": drizzleJournal("sqlite", ["0000_a"]),
        "packages/cache/migrations/0000_a.sql": sqliteSql,
      }),
    );
    expect(set.layoutReason).toMatch(/^Read app\/drizzle as drizzle/);
  });

  test("a dialect that is asked for decides between folders", async () => {
    const files = sourceFiles({
      "db/sqlite/meta/_journal.json": drizzleJournal("sqlite", ["0000_a"]),
      "db/sqlite/0000_a.sql": sqliteSql,
      "db/pg/meta/_journal.json": drizzleJournal("postgresql", ["0000_a"]),
      "db/pg/0000_a.sql": postgresSql,
    });
    expect((await sortMigrations(files, { dialect: "postgres" })).layoutReason).toContain("db/pg");
    expect((await sortMigrations(files, { dialect: "sqlite" })).layoutReason).toContain("db/sqlite");
  });

  test("where the files do not tell the dialect, the folder's name does", async () => {
    const sql = "CREATE TABLE t (id INTEGER PRIMARY KEY);";
    const dialectIn = async (folder: string) =>
      (
        await sortMigrations(
          sourceFiles({ [`${folder}/2024-01-01-a/up.sql`]: sql, [`${folder}/2024-02-01-b/up.sql`]: sql }),
        )
      ).dialect;
    expect([await dialectIn("migrations/sqlite"), await dialectIn("db/postgresql")]).toEqual(["sqlite", "postgres"]);
  });

  test("wrangler's configuration names the folder", async () => {
    const set = await sortMigrations(
      sourceFiles({
        "wrangler.jsonc": '{ "d1_databases": [{ "binding": "DB", "migrations_dir": "./db/changes/" }] }',
        "db/changes/0001_a.sql": "CREATE TABLE t (id TEXT);",
        "sql/0001_a.sql": sqliteSql,
        "sql/0002_b.sql": sqliteSql,
      }),
    );
    expect([set.layout, set.dialect, paths(set)]).toEqual(["wrangler", "sqlite", ["0001_a.sql"]]);
  });

  test("so does that of another environment, or of a worker in another folder", async () => {
    const set = await sortMigrations(
      sourceFiles({
        "apps/site/wrangler.dev.jsonc": '{ "migrations_dir": "migrations" }',
        "apps/worker/wrangler.toml": 'migrations_dir = "../site/./migrations"',
        "apps/site/migrations/20240101_a.sql": "CREATE TABLE t (id TEXT);",
        "apps/site/migrations/20240201-b.sql": sqliteSql,
        "apps/search/wrangler.jsonc": '{ "d1_databases": [] }',
        "apps/search/migrations/0001_a.sql": sqliteSql,
      }),
    );
    expect(paths(set)).toEqual(["20240101_a.sql", "20240201-b.sql"]);
    expect(set.layoutReason).toMatch(/^Read apps\/site\/migrations as wrangler: wrangler's configuration names it/);
  });

  test("of files that are there for several databases, those of one are taken", async () => {
    const files = sourceFiles({
      "sql/1_a.postgres.up.sql": postgresSql,
      "sql/1_a.postgres.down.sql": "DROP TABLE t;",
      "sql/1_a.sqlite3.up.sql": sqliteSql,
      "sql/1_a.mysql.up.sql": "CREATE TABLE t (id int AUTO_INCREMENT) ENGINE=InnoDB;",
      "sql/2_b.up.sql": "ALTER TABLE t ADD COLUMN b text;",
      "sql/2_b.cockroach.autocommit.up.sql": "ALTER TABLE t ADD COLUMN b string;",
      "sql/3_c.up.sql": "CREATE TABLE c (id int);",
      "sql/3_c.sqlite3.up.sql": "CREATE TABLE `c` (id int);",
      "sql/4_to_postgres.up.sql": "SELECT 1;",
      "sql/5_d.sqlite3.up.sql": "CREATE TABLE `d` (id int);",
      "sql/5_d.down.sql": "DROP TABLE d;",
      "sql/3_c.postgres.down.sql": "DROP TABLE c;",
    });
    const set = await sortMigrations(files);
    expect([set.dialect, paths(set)]).toEqual([
      "postgres",
      ["1_a.postgres.up.sql", "2_b.up.sql", "3_c.up.sql", "4_to_postgres.up.sql"],
    ]);
    expect(set.diagnostics.find(({ code }) => code === "DIALECT_ASSUMED")).toMatchObject({
      severity: "warning",
      path: "sql",
      message: "7 .sql files left out: the names say that they are for cockroach, mysql, SQLite; PostgreSQL was taken.",
      hint: "Choose the dialect SQLite to import those.",
    });
    expect(codes(set)).not.toContainEqual(expect.stringContaining("MISSING_FILE"));
    const asked = await sortMigrations(files, { dialect: "sqlite" });
    expect(paths(asked)).toEqual(["1_a.sqlite3.up.sql", "2_b.up.sql", "3_c.sqlite3.up.sql", "5_d.sqlite3.up.sql"]);
    expect(codes(asked).filter((code) => code.startsWith("warning"))).toEqual([]);
  });

  test("files that are counted within their day have versions of their own", async () => {
    const files = {
      "2020-08-19_00_a.sql": postgresSql,
      "2020-08-19_01_b.sql": "SELECT 1;",
      "2020-08-20.sql": "SELECT 1;",
    };
    const set = await sortMigrations(sourceFiles(files));
    expect(set.migrations.map(({ version, name }) => [version, name])).toEqual([
      ["2020-08-19_00", "a"],
      ["2020-08-19_01", "b"],
      ["2020-08-20", "2020-08-20"],
    ]);
    expect(codes(set)).toEqual([]);
  });

  test("so are those of one database in the folders of releases", async () => {
    const files = sourceFiles({
      "native/1.2.0/postgres/changes.sql": postgresSql,
      "native/1.2.0/mysql/changes.sql": "CREATE TABLE t (id int);",
      "native/1.10.0/postgres/changes.sql": "ALTER TABLE t ADD COLUMN b text;",
      "native/1.10.0/mysql/changes.sql": "ALTER TABLE t ADD COLUMN b text;",
    });
    const set = await sortMigrations(files);
    expect([set.layout, set.dialect, paths(set)]).toEqual([
      "plain",
      "postgres",
      ["1.2.0/postgres/changes.sql", "1.10.0/postgres/changes.sql"],
    ]);
  });

  test("what Atlas applies is not taken for Supabase's because of its timestamps", async () => {
    const files = { "20240102000000_b.sql": postgresSql, "20240101000000.sql": postgresSql, "atlas.sum": "h1:x=" };
    const set = await sortMigrations(sourceFiles(files));
    expect([set.layout, paths(set), codes(set)]).toEqual(["plain", ["20240101000000.sql", "20240102000000_b.sql"], []]);
  });

  test("databases in the names of files that are no pairs say nothing", async () => {
    const set = await sortMigrations(
      sourceFiles({ "1_a.sql": postgresSql, "2_from_sqlite.sql": "SELECT 1;", "3_to_postgres.sql": "SELECT 1;" }),
    );
    expect(paths(set)).toEqual(["1_a.sql", "2_from_sqlite.sql", "3_to_postgres.sql"]);
  });

  test("of dumps for several databases, that of one is taken", async () => {
    const set = await sortMigrations(
      sourceFiles({
        "schema.mysql.sql": "CREATE TABLE t (id int) ENGINE=InnoDB;",
        "schema.sqlite.sql": sqliteSql,
        "seeds/mysql_users.sql": "",
      }),
    );
    expect([set.dialect, paths(set)]).toEqual(["sqlite", ["schema.sqlite.sql"]]);
  });

  test("a layout that is asked for is taken", async () => {
    const files = sourceFiles({ "0001_a.sql": sqliteSql, "sub/0002_b.sql": sqliteSql });
    const set = await sortMigrations(files, { layout: "plain" });
    expect(paths(set)).toEqual(["0001_a.sql", "sub/0002_b.sql"]);
  });

  test("down and seed files are left out and named", async () => {
    const set = await sortMigrations(
      sourceFiles({ "1_a.up.sql": postgresSql, "1_a.down.sql": "DROP TABLE t;", "seed.sql": "SELECT 1;" }),
      { layout: "plain" },
    );
    expect(set.migrations.map(({ version, name, path }) => [version, name, path])).toEqual([["1", "a", "1_a.up.sql"]]);
    expect(codes(set)).toContain("info FILE_IGNORED 1_a.down.sql");
    expect(codes(set)).toContain("info FILE_IGNORED seed.sql");
  });
});

describe("journals", () => {
  test("a file the journal does not name is left out, and a name without a file is an error", async () => {
    const set = await sortMigrations(
      sourceFiles({
        "meta/_journal.json": drizzleJournal("sqlite", ["0000_a", "0002_gone"]),
        "0000_a.sql": sqliteSql,
        "0001_stray.sql": sqliteSql,
      }),
    );
    expect(paths(set)).toEqual(["0000_a.sql"]);
    expect(codes(set)).toEqual(["error JOURNAL_MISMATCH 0002_gone.sql", "warning JOURNAL_MISMATCH 0001_stray.sql"]);
  });

  test("the journal's order is taken, and said where it is not that of the numbers", async () => {
    const set = await sortMigrations(
      sourceFiles({
        "meta/_journal.json": drizzleJournal("sqlite", ["0001_b", "0000_a"]),
        "0000_a.sql": "SELECT 1;",
        "0001_b.sql": sqliteSql,
      }),
    );
    expect(paths(set)).toEqual(["0001_b.sql", "0000_a.sql"]);
    expect(codes(set)).toEqual(["warning JOURNAL_MISMATCH 0000_a.sql"]);
  });

  test("a journal that cannot be read is an error, and the files are taken by name", async () => {
    const set = await sortMigrations(
      sourceFiles({ "meta/_journal.json": "{", "0000_a.sql": sqliteSql, "0001_b.sql": sqliteSql }),
    );
    expect(paths(set)).toEqual(["0000_a.sql", "0001_b.sql"]);
    expect(codes(set)).toContain("error JOURNAL_MISMATCH meta/_journal.json");
  });
});

describe("bad input says what is wrong and what to do", () => {
  test("an empty folder", async () => {
    const set = await sortMigrations([]);
    expect(set.migrations).toEqual([]);
    expect(set.diagnostics).toMatchObject([{ severity: "error", code: "EMPTY_SET", message: "The folder is empty." }]);
    expect(set.diagnostics[0]?.hint).toContain("Give the folder");
  });

  test("a folder without SQL", async () => {
    const set = await sortMigrations(sourceFiles({ "README.md": "# x", "notes.txt": "y" }));
    expect(set.diagnostics).toMatchObject([{ code: "EMPTY_SET", message: "There is no .sql file among the 2 files." }]);
  });

  test("a file of 50 MB is left out, the others are read", async () => {
    const files = sourceFiles({ "0001_a.sql": sqliteSql, "0002_big.sql": new Uint8Array(50 * 1024 * 1024).fill(32) });
    const set = await sortMigrations(files);
    expect(paths(set)).toEqual(["0001_a.sql"]);
    const tooLarge = set.diagnostics.find((each) => each.code === "FILE_TOO_LARGE");
    expect(tooLarge).toMatchObject({ severity: "error", path: "0002_big.sql" });
    expect(tooLarge?.message).toContain("50 MB; at most 20 MB");
  });

  test("bytes that are not text are left out, the others are read", async () => {
    const set = await sortMigrations(
      sourceFiles({
        "0001_a.sql": sqliteSql,
        "0002_nul.sql": "SELECT 1;\0",
        "0003_latin1.sql": new Uint8Array([0x2d, 0x2d, 0x20, 0xe4, 0x0a]),
      }),
    );
    expect(paths(set)).toEqual(["0001_a.sql"]);
    expect(codes(set)).toContain("error NOT_TEXT 0002_nul.sql");
    expect(codes(set)).toContain("error NOT_TEXT 0003_latin1.sql");
  });

  test("text with a byte order mark, in UTF-8 or UTF-16, is read without it", async () => {
    const text = "-- ü\nSELECT 1;";
    const littleEndian = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    const bigEndian = Buffer.from(littleEndian).swap16();
    const utf8 = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
    const set = await sortMigrations(sourceFiles({ "1.sql": utf8, "2.sql": littleEndian, "3.sql": bigEndian }));
    expect(set.migrations.map((migration) => migration.sql)).toEqual([text, text, text]);
    expect(set.migrations.map((migration) => migration.up)).toEqual(Array(3).fill({ start: 0, end: text.length }));
  });

  test("a file in another dialect is left out, and told apart from one with a mistake", async () => {
    const set = await sortMigrations(
      sourceFiles({
        "0001_a.sql": sqliteSql,
        "0002_pg.sql": postgresSql,
        "0003_mysql.sql":
          "CREATE TABLE `m` (`id` int unsigned NOT NULL AUTO_INCREMENT, PRIMARY KEY (`id`)) ENGINE=InnoDB;",
        "0004_mistake.sql": "CREATE TABEL x (id integer);",
      }),
      { dialect: "sqlite" },
    );
    expect(paths(set)).toEqual(["0001_a.sql", "0004_mistake.sql"]);
    const wrong = set.diagnostics.filter((each) => each.code === "WRONG_DIALECT");
    expect(wrong.map((each) => [each.severity, each.path])).toEqual([
      ["error", "0002_pg.sql"],
      ["error", "0003_mysql.sql"],
    ]);
    expect(wrong[0]?.message).toContain("PostgreSQL");
    expect(wrong[0]?.hint).toContain("Move the file");
    expect(wrong[1]?.message).toContain("MySQL");
  });

  test("a dump of MySQL, of which any grammar reads most statements, is refused by name", async () => {
    const dumped = (name: string) =>
      [
        "SET a = 1;",
        `DROP TABLE IF EXISTS \`${name}\`;`,
        `CREATE TABLE \`${name}\` (\`id\` int, KEY \`k\` (\`id\`)) ENGINE=InnoDB;`,
      ].join("\n");
    const set = await sortMigrations(sourceFiles({ "db/structure.sql": ["a", "b", "c"].map(dumped).join("\n") }));
    expect(set.diagnostics.map(({ code }) => code)).toEqual(["EMPTY_SET", "LAYOUT_ASSUMED", "WRONG_DIALECT"]);
  });

  test("migrations that say they are for MySQL are refused by name", async () => {
    const set = await sortMigrations(
      sourceFiles({
        "migration_lock.toml": 'provider = "mysql"',
        "20240101000000_a/migration.sql": "CREATE TABLE t (id int);",
      }),
    );
    const wrong = set.diagnostics.find((each) => each.code === "WRONG_DIALECT");
    expect(wrong?.message).toContain("mysql");
    expect(wrong?.severity).toBe("error");
  });

  test("two files of one version are both kept, in a fixed order, under versions of their own", async () => {
    const files = sourceFiles({ "0001_b.sql": sqliteSql, "0001_a.sql": "SELECT 1;", "0001-a.sql": "SELECT 2;" });
    const set = await sortMigrations(files, { layout: "wrangler" });
    expect(set.migrations.map(({ version, path }) => [version, path])).toEqual([
      ["0001", "0001-a.sql"],
      ["0001_a", "0001_a.sql"],
      ["0001_b", "0001_b.sql"],
    ]);
    expect(codes(set).filter((code) => code.includes("DUPLICATE_VERSION"))).toHaveLength(2);
    expect(set.diagnostics.find((each) => each.code === "DUPLICATE_VERSION")?.message).toContain("0001-a.sql");
  });

  test("no bytes, whatever they are, make it throw", async () => {
    const file = fc.record({ path: fc.string(), bytes: fc.uint8Array({ maxLength: 80 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 6 }), async (files) => {
        const set = await sortMigrations(files.map((each) => ({ ...each, path: `${each.path}.sql` })));
        expect(new Set(set.migrations.map((migration) => migration.version)).size).toBe(set.migrations.length);
      }),
      { numRuns: 60 },
    );
  });
});

test("the checksum is SHA-256 of the bytes", async () => {
  const set = await sortMigrations(sourceFiles({ "1.sql": "abc" }));
  expect(set.migrations[0]?.checksum).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
