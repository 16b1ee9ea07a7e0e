// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of Flyway and goose look like this.
import { describe, expect, test } from "vitest";
import type { MigrationSet } from "../model/result";
import { sortMigrations } from "../sort-migrations";
import { sourceFiles } from "../testing/source-files";

const table = (name: string) => `CREATE TABLE ${name} (id uuid PRIMARY KEY, made timestamptz DEFAULT now());`;
const sort = (files: { [path: string]: string }, layout?: MigrationSet["layout"]) =>
  sortMigrations(sourceFiles(files), layout ? { layout } : {});
const versions = ({ migrations }: MigrationSet) => migrations.map((migration) => migration.version);
const paths = ({ migrations }: MigrationSet) => migrations.map((migration) => migration.path);
const ups = ({ migrations }: MigrationSet) => migrations.map(({ sql, up }) => sql.slice(up.start, up.end));
const codes = ({ diagnostics }: MigrationSet) =>
  diagnostics.map((each) => `${each.severity} ${each.code} ${each.path}${each.line === null ? "" : `:${each.line}`}`);

describe("golang-migrate", () => {
  test("pairs are ordered by number, a slip in the ending included, and down files are not read", async () => {
    const set = await sort({
      "10_c.up..sql": table("c"),
      "9_b.up.sql": table("b"),
      "9_b.down.sql": "DROP TABLE b;",
      "000001_a.up.sql": table("a"),
    });
    expect([set.layout, versions(set)]).toEqual(["golang-migrate", ["000001", "9", "10"]]);
    expect(set.layoutReason).toContain("<number>_name.up.sql");
    expect(codes(set)).toEqual(["info LAYOUT_ASSUMED "]);
  });

  test("a V in front and a dot behind the number are taken", async () => {
    const set = await sort({ "V0001.Start.up.sql": table("a"), "V0002.More.up.sql": table("b") });
    expect([set.layout, versions(set)]).toEqual(["golang-migrate", ["0001", "0002"]]);
  });

  test("migrations beside them that are programs are named", async () => {
    const set = await sort({
      "1_a.up.sql": table("a"),
      "2_b.up.fizz": "x",
      "2_b.down.fizz": "x",
      "3_c.up.go": "package x",
    });
    expect(codes(set)).toContain("error NOT_SQL 2_b.up.fizz");
    expect(set.diagnostics.find(({ code }) => code === "NOT_SQL")?.message).toContain("2 migrations are");
  });

  test("a down file without its up file is said", async () => {
    const set = await sort({
      "1_a.autocommit.up.sql": table("a"),
      "1_a.down.sql": "DROP TABLE a;",
      "2_b.down.sql": "DROP TABLE b;",
    });
    expect(codes(set).filter((code) => code.includes("MISSING_FILE"))).toEqual(["warning MISSING_FILE 2_b.down.sql"]);
  });
});

describe("which folder is taken", () => {
  test("what tests and examples need stands back, however sure its layout is", async () => {
    const set = await sort({
      "db/1_a.sql": table("a"),
      "testdata/migrations/1_x.up.sql": table("x"),
      "testdata/migrations/2_y.up.sql": table("y"),
      "testdata/migrations/go.mod": "module x",
      "examples/prisma/migrations/1_x/migration.sql": table("x"),
      "examples/prisma/migrations/migration_lock.toml": 'provider = "postgresql"',
    });
    expect([set.layout, paths(set)]).toEqual(["plain", ["1_a.sql"]]);
  });

  test("folders of the past stand back, and so do those in MySQL's words", async () => {
    const up = (name: string) => `-- +goose Up\n${table(name)}`;
    const old = { "db/old/1_a.sql": up("a"), "db/old/2_b.sql": up("b"), "db/3_c.sql": up("c") };
    expect((await sort(old)).layoutReason).toContain("Read db as goose");
    const mysql = "ALTER TABLE `a` MODIFY COLUMN `b` int unsigned NOT NULL;";
    const set = await sort({ "one/1_a.sql": mysql, "one/2_b.sql": mysql, "two/1_a.sql": table("a") });
    expect(set.layoutReason).toContain("Read two as plain");
  });

  test("folders that are called by databases are no one history", async () => {
    const h2 = "CREATE TABLE a (b CLOB); CREATE TABLE c (d IDENTITY);";
    const set = await sort({
      "x/h2/schema-v1.sql": h2,
      "x/h2/schema-v2.sql": h2,
      "x/postgres/schema-v1.sql": table("a"),
    });
    expect(set.layoutReason).toContain("Read x/postgres as plain");
  });

  test("files that do not fit a layout do not make a folder plain that the layout knows by most of its names", async () => {
    const set = await sort({ "1_a.up.sql": table("a"), "2_b.up.sql": table("b"), "3_c_up.sql": table("c") });
    expect([set.layout, paths(set)]).toEqual(["golang-migrate", ["1_a.up.sql", "2_b.up.sql"]]);
  });

  test("a folder of numbered files stays one with a file that has no number", async () => {
    const numbered = Array.from({ length: 9 }, (_, at) => [`db/sql/000${at}-x.sql`, table(`t${at}`)]);
    const set = await sort({ ...Object.fromEntries(numbered), "db/sql/last.sql": table("z"), "docker/init.sql": "" });
    expect(set.migrations).toHaveLength(10);
    expect(paths(set).at(-1)).toBe("last.sql");
  });
});

describe("tools whose layout is plain", () => {
  test("a plan of Sqitch is followed, with scripts that were made anew later as they were", async () => {
    const set = await sort({
      "db/sqitch.conf": "[core]\n\tengine = pg\n\ttop_dir = ./sql\n",
      "db/sqitch.plan":
        "%syntax-version=1.0.0\n%project=x\n\nzoo 2024-01-01T00:00:00Z A <a@b.c> # first\napp/users [zoo] 2024-01-02T00:00:00Z A <a@b.c>\n@v1 2024-01-03T00:00:00Z A <a@b.c>\n\nzoo [zoo@v1] 2024-01-04T00:00:00Z A <a@b.c>\ngone 2024-01-05T00:00:00Z A <a@b.c>\n",
      "db/sql/deploy/app/users.sql": table("users"),
      "db/sql/deploy/zoo.sql": "ALTER TABLE zoo ADD more jsonb;",
      "db/sql/deploy/zoo@v1.sql": table("zoo"),
      "db/sql/deploy/about.sql": table("about"),
      "db/sql/revert/zoo.sql": "DROP TABLE zoo;",
      "db/sql/verify/zoo.sql": "SELECT 1;",
    });
    expect(versions(set)).toEqual(["zoo@v1", "app/users", "zoo"]);
    expect(codes(set).filter((code) => code.includes("MISSING"))).toEqual(["error MISSING_FILE sql/deploy/gone.sql"]);
    const leftOut = set.diagnostics.filter(({ code }) => code === "FILE_IGNORED").map(({ message }) => message);
    expect(leftOut).toEqual([
      "Left out: the plan does not name it.",
      "Left out: it undoes a migration.",
      "Left out: it only checks what a migration did.",
    ]);
  });

  test("parts that undo others are not read, however the tool marks them", async () => {
    const parts = {
      "1_a.sql": `-- +migrate Up notransaction\n${table("a")}\n-- +migrate Down\nDROP TABLE a;\n`,
      "2_b.sql": `${table("b")}\n---- create above / drop below ----\nDROP TABLE b;\n`,
      "3_c.sql": `# Schema\n# --- !Ups\nINSERT INTO c VALUES ('a;;b');\n\n# --- !Downs\nDROP TABLE c;\n`,
      "4_d.sql": `-- // First.\n${table("d")}\n-- //@UNDO\nDROP TABLE d;\n`,
      "5_e.sql": `----------\n-- UP\n----------\n${table("e")}\n--- Down ---\nDROP TABLE e;\n`,
      "6_f.sql": `-- Up and down the stairs\n${table("f")}\n-- down\n${table("g")}`,
    };
    const set = await sort(parts);
    expect([set.layout, codes(set)]).toEqual(["plain", []]);
    expect(ups(set).join("")).not.toContain("DROP");
    expect(ups(set)[2]).toBe("-- --- !Ups\nINSERT INTO c VALUES ('a;b');\n\n");
    expect(ups(set)[5]).toBe(parts["6_f.sql"]);
    const marked = { "20240101000000_a.sql": parts["1_a.sql"], "20240102000000_b.sql": parts["1_a.sql"] };
    expect((await sort(marked)).layoutReason).toContain("2 .sql files with -- +migrate Up");
    const ofOneTime = { "20240101-a.sql": parts["1_a.sql"], "20240101-b.sql": parts["1_a.sql"] };
    expect(codes(await sort(ofOneTime))).toEqual([]);
  });

  test("files that undo others are left out by their names", async () => {
    const set = await sort({
      "001.do.users.sql": table("users"),
      "001.undo.users.sql": "DROP TABLE users;",
      "002.things.sql": table("things"),
      "002.things.rollback.sql": "DROP TABLE things;",
      "003_more.sql": table("more"),
      "003_more_rollback.sql": "DROP TABLE more;",
      "rollback/004_last.sql": "DROP TABLE last;",
      "004_last.sql": table("last"),
      "005_add_rollback.sql": table("rollbacks"),
      "archive/000_first.sql": table("first"),
    });
    expect(paths(set)).toEqual([
      "001.do.users.sql",
      "002.things.sql",
      "003_more.sql",
      "004_last.sql",
      "005_add_rollback.sql",
    ]);
    expect(set.migrations[0]?.name).toBe("users");
    const reasons = new Set(set.diagnostics.map(({ message }) => message));
    expect([...reasons]).toEqual([
      "Left out: it undoes a migration.",
      "Left out: its folder holds what is applied no more.",
    ]);
  });

  test("of numbered folders with an up.sql nothing else is taken", async () => {
    const set = await sort({
      "x/migrations/10-b/up.sql": table("b"),
      "x/migrations/10-b/up_tests_after.sql": "SELECT 1;",
      "x/migrations/2-a/up.sql": table("a"),
      "x/migrations/2-a/down.sql": "DROP TABLE a;",
    });
    expect([set.layout, versions(set)]).toEqual(["plain", ["2", "10"]]);
    expect(set.layoutReason).toContain("2 numbered folders with an up.sql");
  });

  test("Atlas takes no files from sub-folders", async () => {
    const set = await sort({
      "atlas.sum": "h1:x",
      "20250101000000_a.sql": table("a"),
      "2024-01-01-000000_b/up.sql": table("a"),
    });
    expect(paths(set)).toEqual(["20250101000000_a.sql"]);
  });
});

describe("prisma", () => {
  test("goes by the whole names of folders, of which two may have one time", async () => {
    const set = await sort({
      "migration_lock.toml": 'provider = "postgresql"',
      "20240101000000_a-b/migration.sql": table("b"),
      "20240101000000_a/migration.sql": table("a"),
    });
    expect(paths(set)).toEqual(["20240101000000_a/migration.sql", "20240101000000_a-b/migration.sql"]);
    expect(versions(set)).toEqual(["20240101000000", "20240101000000_a-b"]);
    expect(codes(set)).toEqual([]);
  });
});

describe("templates", () => {
  test("placeholders of templates and variables of psql are read as their names, or as what \\set says", async () => {
    const set = await sort({
      "1_a.sql": `CREATE TABLE "{{ index .Options "Space" }}".a (id uuid, note text DEFAULT '{{.note}}');\n`,
      "2_b.sql":
        "CREATE TABLE :space.b (id jsonb);\nALTER TABLE :\"space\".b ADD c text DEFAULT :'space', ADD d int[] DEFAULT (ARRAY[1,2])[1:1], ADD e text DEFAULT 1:::space.x;\n",
      "4_d.sql": "CREATE TABLE d (id jsonb DEFAULT '{{ kept }} :kept');",
      "6_f.sql": "SET search_path = '{{.Space}}';",
      "5_e.sql": "CREATE FUNCTION e() RETURNS text LANGUAGE sql AS $a$ SELECT $$ {{ kept }} :kept $$ $a$;",
      "3_c.sql": "\\set space here\nCREATE TABLE :space.c (id jsonb); -- :kept\n{{ if .Deep }}\n",
    });
    expect(ups(set)).toEqual([
      "CREATE TABLE \"space\".a (id uuid, note text DEFAULT 'note');\n",
      "CREATE TABLE space.b (id jsonb);\nALTER TABLE \"space\".b ADD c text DEFAULT 'space', ADD d int[] DEFAULT (ARRAY[1,2])[1:1], ADD e text DEFAULT 1::space.x;\n",
      "\\set space here\nCREATE TABLE here.c (id jsonb); -- :kept\n{{ if .Deep }}\n",
      "CREATE TABLE d (id jsonb DEFAULT '{{ kept }} :kept');",
      "CREATE FUNCTION e() RETURNS text LANGUAGE sql AS $a$ SELECT $$ {{ kept }} :kept $$ $a$;",
      "SET search_path = 'space';",
    ]);
    expect(codes(set).filter((each) => each.includes("PLACEHOLDER"))).toEqual([
      "warning PLACEHOLDER 1_a.sql:1",
      "warning PLACEHOLDER 1_a.sql:1",
      "warning PLACEHOLDER 2_b.sql:1",
      "warning PLACEHOLDER 2_b.sql:2",
      "warning PLACEHOLDER 2_b.sql:2",
      "warning PLACEHOLDER 6_f.sql:1",
    ]);
  });
});

describe("folders of releases", () => {
  test("numbered folders of numbered files are one history, by number, with the release in front of the version", async () => {
    const set = await sort({
      "go.mod": "module x",
      "db/postgres/10/01_c.up.sql": table("c"),
      "db/postgres/9/01_a.up.sql": table("a"),
      "db/postgres/9/02_b.up.sql": table("b"),
      "db/postgres/9/02_b.down.sql": "DROP TABLE b;",
      "db/postgres/LATEST.sql": table("d"),
    });
    expect([set.layout, versions(set)]).toEqual(["plain", ["9.01", "9.02", "10.01"]]);
    expect(set.layoutReason).toContain("2 numbered folders with 3 numbered .sql files");
    expect(codes(set)).toContain("info FILE_IGNORED LATEST.sql");
  });

  test("many releases may have files without numbers, by name", async () => {
    const files = Array.from({ length: 10 }, (_, at) => [`delta/${at + 1}/add_${at}.sql`, table(`t${at}`)]);
    const set = await sort(
      Object.fromEntries([...files, ["delta/10/about.sql", table("about")], ["full.sql", table("a")]]),
    );
    expect(versions(set).slice(-3)).toEqual(["9.add_8", "10.about", "10.add_9"]);
  });

  test("dates in front of files stay versions, and a folder for each year is no part of them", async () => {
    const set = await sort({ "2024/20240105_b.sql": table("b"), "2023/20230203_a.sql": table("a") });
    expect(versions(set)).toEqual(["20230203", "20240105"]);
  });
});

describe("sqlx", () => {
  test("what sqlx writes into a new file tells it, and so does a crate around the folder", async () => {
    const begun = `-- Add up migration script here\n${table("a")}`;
    const set = await sort({ "20230101000000_a.up.sql": begun, "20230101000000_a.down.sql": "DROP TABLE a;" });
    expect([set.layout, versions(set)]).toEqual(["sqlx", ["20230101000000"]]);
    const simple = await sort({ "api/Cargo.toml": "[package]", "api/migrations/20230101000000_a.sql": table("a") });
    expect([simple.layout, simple.layoutReason]).toEqual(["sqlx", expect.stringContaining("Rust crate")]);
    const crate = await sort({ "crates/store/migrations/20230101000000_a.sql": table("a") });
    expect(crate.layout).toBe("sqlx");
  });
});

describe("diesel", () => {
  test("folders are ordered by their version, without its dashes", async () => {
    const set = await sort({
      "diesel.toml": "",
      "migrations/2024-02-01-000000_b/up.sql": table("b"),
      "migrations/2024-02-01-000000_b/down.sql": "DROP TABLE b;",
      "migrations/2024-01-01-000000-0000_a/up.sql": table("a"),
      "migrations/2024-03-01-000000_c/down.sql": "DROP TABLE c;",
    });
    expect([set.layout, versions(set)]).toEqual(["diesel", ["202401010000000000", "20240201000000"]]);
    expect(codes(set)).toEqual(["warning MISSING_FILE 2024-03-01-000000_c/down.sql"]);
  });
});

describe("hasura", () => {
  test("the folder of a database is taken, its migrations by number", async () => {
    const set = await sort({
      "hasura/migrations/default/1700000000001_b/up.sql": table("b"),
      "hasura/migrations/default/999999999999_a/up.sql": table("a"),
      "hasura/migrations/default/1700000000001_b/down.sql": "DROP TABLE b;",
    });
    expect([set.layout, versions(set)]).toEqual(["hasura", ["999999999999", "1700000000001"]]);
  });
});

describe("flyway", () => {
  const files = {
    "V1_10__ten.sql": table("ten"),
    "V1.2__two.sql": table("two"),
    "sub/V1_9_1__nine.sql": table("nine"),
    "R__b_views.sql": "CREATE VIEW b AS SELECT 1;",
    "R__a_views.sql": "CREATE VIEW a AS SELECT 1;",
    "U1.2__two.sql": "DROP TABLE two;",
    "beforeMigrate.sql": "SET ROLE owner;",
  };

  test("a U that undoes no version is one of refinery's, applied like any other", async () => {
    const set = await sort({
      "V1__one.sql": table("one"),
      "U3__three.sql": table("three"),
      "U01.0__one.sql": "DROP TABLE one;",
      "U1785764695__last.sql": table("last"),
    });
    expect([set.layout, versions(set)]).toEqual(["flyway", ["1", "3", "1785764695"]]);
  });

  test("a time may stand in front instead of the V", async () => {
    const set = await sort({ "db/20170208102140536__b.sql": table("b"), "db/20170206205310272__a.sql": table("a") });
    expect([set.layout, versions(set)]).toEqual(["flyway", ["20170206205310272", "20170208102140536"]]);
  });

  test("versions are numbers between dots or underscores; repeatable ones come last, by name", async () => {
    const set = await sort(files);
    expect([set.layout, versions(set)]).toEqual(["flyway", ["1.2", "1.9.1", "1.10", "R__a_views", "R__b_views"]]);
    expect(codes(set)).toEqual(["info LAYOUT_ASSUMED ", "info FILE_IGNORED beforeMigrate.sql"]);
  });

  test("versions that are the same number are said", async () => {
    const set = await sort({ "V1__a.sql": table("a"), "V1.0__b.sql": table("b"), "V01__c.sql": table("c") });
    expect(codes(set).filter((code) => code.includes("DUPLICATE"))).toHaveLength(2);
  });

  test("placeholders are filled in from the configuration, and the rest by their own names, with a warning", async () => {
    const set = await sort({
      "conf/flyway.conf": "flyway.url=jdbc:postgresql:x\nflyway.placeholders.owner = app_owner",
      "conf/flyway.toml": '[flyway.placeholders]\nPrefix = "crm_"\n',
      "sql/V1__a.sql":
        "-- start\nCREATE TABLE ${flyway:defaultSchema}.${prefix}a (id int);\nGRANT ALL ON a TO ${owner}, ${who};",
      "sql/V2__b.sql": "CREATE TABLE b (t text DEFAULT '${raw}');",
      "sql/V2__b.sql.conf": "placeholderReplacement=false",
    });
    expect(ups(set)).toEqual([
      "-- start\nCREATE TABLE public.crm_a (id int);\nGRANT ALL ON a TO app_owner, who;",
      "CREATE TABLE b (t text DEFAULT '${raw}');",
    ]);
    expect(codes(set)).toContain("warning PLACEHOLDER V1__a.sql:3");
  });

  test("a baseline counts only where the versions it stands for are gone", async () => {
    const baseline = { "B2__all.sql": table("all_of_it"), "V3__c.sql": table("c") };
    expect(versions(await sort(baseline))).toEqual(["2", "3"]);
    expect(paths(await sort({ ...baseline, "V1__a.sql": table("a") }))).toEqual(["V1__a.sql", "V3__c.sql"]);
  });

  test("of folders for several databases the one that can be read is taken", async () => {
    const set = await sort({
      "db/migration/mysql/V1__a.sql": "CREATE TABLE `a` (`id` int unsigned) ENGINE=InnoDB;",
      "db/migration/mysql/V2__b.sql": "CREATE TABLE `b` (`id` int unsigned) ENGINE=InnoDB;",
      "db/migration/postgresql/V1__a.sql": table("a"),
    });
    expect(set.layoutReason).toContain("db/migration/postgresql");
  });

  test("migrations in Java are named as not read", async () => {
    const set = await sort({ "V1__a.sql": table("a"), "V2__Fill.java": "class V2__Fill {}" });
    expect(set.diagnostics.find((each) => each.code === "NOT_SQL")?.message).toContain(
      "Java and not read: V2__Fill.java",
    );
  });
});

describe("dbmate", () => {
  test("only what stands behind migrate:up is read", async () => {
    const set = await sort({
      "20240101_a.sql": `-- migrate:up transaction:false\n${table("a")}\n\n-- migrate:down\nDROP TABLE a;\n`,
      "20240102_b.sql": `${table("stray")}\n-- migrate:up\n${table("b")}\n-- migrate:down\nDROP TABLE b;`,
      "schema.sql": table("a"),
    });
    expect(set.layout).toBe("dbmate");
    expect(ups(set).join().includes("DROP")).toBe(false);
    expect(ups(set)[1]).not.toContain("stray");
    expect(codes(set)).toEqual(["warning NO_UP_PART 20240102_b.sql:1"]);
  });

  test("up and down parts may alternate; lines stay where they are", async () => {
    const text = "-- migrate:up\nA;\n-- migrate:down\nB;\n-- migrate:up\nC;\n-- migrate:down\nD;\n";
    const set = await sort({ "1_a.sql": text }, "dbmate");
    expect(
      ups(set)[0]
        ?.split("\n")
        .map((line) => line.trim()),
    ).toEqual(["-- migrate:up", "A;", "", "", "-- migrate:up", "C;", ""]);
  });
});

describe("goose", () => {
  test("numbered and timestamped files are read up to their down part", async () => {
    const set = await sort({
      "20240101000000_c.sql": `-- +goose NO TRANSACTION\n-- +goose Up\n${table("c")}\n-- +goose Down\nDROP TABLE c;`,
      "00002_b.sql": `-- +goose up\n-- +goose StatementBegin\n${table("b")}\n-- +goose StatementEnd`,
      "00001_a.sql": `-- +goose Up\r\n${table("a")}\r\n-- +goose Down\r\nDROP TABLE a;`,
      "00003_fill.go": "package migrations",
    });
    expect([set.layout, versions(set)]).toEqual(["goose", ["00001", "00002", "20240101000000"]]);
    expect(ups(set).join().includes("DROP")).toBe(false);
    expect(codes(set)).toEqual(["error NOT_SQL 00003_fill.go"]);
  });

  test("a file without the marker is read, and said", async () => {
    const set = await sort(
      { "1_a.sql": table("a"), "2_b.sql": "", "3_c.sql": `${table("c")}\n-- +goose Down\nD;` },
      "goose",
    );
    expect(ups(set)).toEqual([table("a"), "", `${table("c")}\n`]);
    expect(codes(set)).toEqual(["warning NO_UP_PART 1_a.sql:1", "warning NO_UP_PART 3_c.sql:1"]);
  });

  test("variables of the environment are read by their defaults or names", async () => {
    const sql = "-- +goose ENVSUB ON\n-- +goose Up\nCREATE TABLE ${A:-a} (id int);\nCREATE TABLE ${B} (id int);";
    const set = await sort({ "1_a.sql": sql });
    expect(ups(set)[0]).toContain("CREATE TABLE a (id int);\nCREATE TABLE B (id int);");
    expect(codes(set)).toContain("warning PLACEHOLDER 1_a.sql:4");
  });
});

describe("node-pg-migrate", () => {
  test("times of 13 and 17 digits are one order; programs are named", async () => {
    const set = await sort({
      "20240101000000000_b.sql": `-- Up Migration\n${table("b")}\n\n-- Down Migration\nDROP TABLE b;`,
      "1600000000000_a.sql": `-- Up Migration\n${table("a")}\n-- Down Migration\nDROP TABLE a;`,
      "1710000000000_c.sql": `-- Down Migration\nDROP TABLE c;\n-- Up Migration\n${table("c")}`,
      "1720000000000_d.js": "exports.up = () => {};",
    });
    expect([set.layout, paths(set)]).toEqual([
      "node-pg-migrate",
      ["1600000000000_a.sql", "20240101000000000_b.sql", "1710000000000_c.sql"],
    ]);
    expect(ups(set).join().includes("DROP")).toBe(false);
    expect(codes(set)).toEqual(["error NOT_SQL 1720000000000_d.js"]);
  });
});

describe("rails and dumps", () => {
  const structure = `${table("a")}\nINSERT INTO "schema_migrations" (version) VALUES\n('20240201000000'),\n('20240101000000');\n`;

  test("structure.sql stands for Ruby migrations, under the version of the newest", async () => {
    const set = await sort({ "db/structure.sql": structure, "db/migrate/20240101000000_a.rb": "class A; end" });
    expect([set.layout, versions(set), codes(set)]).toEqual(["rails", ["20240201000000"], []]);
  });

  test("Ruby migrations without a structure.sql get told what to do", async () => {
    const set = await sort({ "db/migrate/20240101000000_a.rb": "class A; end", "db/schema.rb": "" });
    expect(set.diagnostics[0]).toMatchObject({ code: "EMPTY_SET", hint: expect.stringContaining("structure.sql") });
    expect(set.diagnostics[0]?.message).toContain("1 migration is written in Ruby");
  });

  test("what is SQL among Ruby migrations is read where there is no structure.sql", async () => {
    const set = await sort({ "db/migrate/2_a.sql": table("a"), "db/migrate/1_b.rb": "class B; end" }, "rails");
    expect([paths(set), codes(set)]).toEqual([["migrate/2_a.sql"], ["error NOT_SQL migrate/1_b.rb"]]);
  });

  test("a dump by pg_dump is taken whatever its name; migrations beside one come first", async () => {
    const dumped = `--\n-- PostgreSQL database dump\n--\n\\restrict x\n${table("a")}\n\\unrestrict x\n`;
    expect((await sort({ "prod.sql": dumped })).layout).toBe("dump");
    const both = await sort({
      "db/schema.sql": dumped,
      "db/migrations/1_a.sql": table("a"),
      "db/migrations/2_b.sql": table("b"),
    });
    expect([both.layout, versions(both)]).toEqual(["plain", ["1", "2"]]);
  });
});

describe("drizzle without a journal", () => {
  test("folders with a snapshot are Drizzle's, those beside a lock Prisma's", async () => {
    const snapshot = '{ "version": "8", "dialect": "postgres" }';
    const set = await sort({
      "drizzle/20250102000000_b/migration.sql": table("b"),
      "drizzle/20250101000000_a/migration.sql": table("a"),
      "drizzle/20250101000000_a/snapshot.json": snapshot,
      "drizzle/20250103000000_c/snapshot.json": snapshot,
    });
    expect([set.layout, versions(set)]).toEqual(["drizzle", ["20250101000000", "20250102000000"]]);
    expect(codes(set)).toEqual(["error MISSING_FILE 20250103000000_c/snapshot.json"]);
  });
});
