import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { hostileLibrary } from "./testing/hostile-library";
import { migrationsOf, replayInSandbox } from "./testing/replay-in-sandbox";

const LONG = 600_000;

const start = {
  "20240301120000_start.sql": `
    CREATE TABLE chats (id int PRIMARY KEY);
    CREATE TABLE messages (id int PRIMARY KEY);
    CREATE FUNCTION keep(name text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN EXECUTE format('CREATE TABLE archive.%I (LIKE public.%I)', name, name); END $$;
    CREATE SCHEMA archive;
    CREATE TABLE missing_parent (id int REFERENCES nowhere (id));`,
};
const built = {
  "20240302120000_build.sql": `
    DO $$ DECLARE r record; BEGIN
      FOR r IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1 LOOP
        EXECUTE format('ALTER TABLE %I ADD COLUMN added_on date DEFAULT %L', r.tablename, now()::date);
        BEGIN
          EXECUTE format('ALTER TABLE %I ADD COLUMN undone int', r.tablename);
          RAISE EXCEPTION 'no';
        EXCEPTION WHEN raise_exception THEN NULL;
        END;
        PERFORM set_config('search_path', 'archive', true);
        EXECUTE format('CREATE TABLE %I (id int DEFAULT %s)', 'log_' || r.tablename, (random() * 1e6)::int);
        PERFORM set_config('search_path', 'public', true);
        PERFORM public.keep(r.tablename);
        EXECUTE format('ALTER TABLE %I RENAME TO %I', r.tablename, r.tablename || '_' || length(r.tablename));
      END LOOP;
      EXECUTE format('COMMENT ON SCHEMA archive IS %L', gen_random_uuid());
    END $$;`,
};

test("what a block builds from the catalog is found by running it, marked, and the same every time", {
  timeout: LONG,
}, async () => {
  const set = await migrationsOf({ ...start, ...built });
  const all = await replayInSandbox(set);
  expect(all.outcomes[1]).toMatchObject({
    failed: 0,
    statements: { applied: 1, notUnderstood: 0 },
    diagnostics: [{ code: "RAN_IN_SANDBOX", line: 2, severity: "info" }],
  });
  const tables = all.objects.filter((each) => each.kind === "table").map((each) => `${each.schema}.${each.name}`);
  expect(tables.filter((name) => name !== "public.missing_parent").sort()).toEqual(
    ["archive.chats", "archive.log_chats", "archive.log_messages", "archive.messages"].concat([
      "public.chats_5",
      "public.messages_8",
    ]),
  );
  const renamed = all.objects.find((each) => each.kind === "table" && each.name === "chats_5");
  expect(renamed).toMatchObject({ id: "table:public.chats@20240301120000", changed: { line: 2, dynamic: true } });
  expect(renamed?.origin).not.toHaveProperty("dynamic");
  const columns = all.objects.filter((each) => each.kind === "column" && each.parent === renamed?.id);
  expect(columns.map((each) => each.name)).toEqual(["id", "added_on"]);
  expect(JSON.stringify(columns)).toContain("'2024-03-02'");

  const [first, second] = set.migrations;
  const before = await replayInSandbox({ ...set, migrations: first ? [first] : [] });
  const after = await replayInSandbox(
    { ...set, migrations: second ? [second] : [] },
    {},
    { from: before, past: first ? [first] : [] },
  );
  expect(JSON.stringify(after.objects)).toBe(JSON.stringify(all.objects));
});

const builtNow = "length(now()::text)";

test("a hostile block loses its sandbox at most, stays named with the reason, and the next one is run", {
  timeout: LONG,
}, async () => {
  const file = path.join(tmpdir(), `strata-sandbox-${process.pid}`);
  const blocks = [
    `EXECUTE format('COPY (SELECT 1) TO PROGRAM %L', concat('touch ', '${file}', left(now()::text, 0)))`,
    `EXECUTE format('COPY (SELECT 1) TO %L', concat('${file}', left(now()::text, 0)))`,
    `EXECUTE format('CREATE TABLE stolen AS SELECT pg_read_file(%L)', concat('/etc/passwd', left(now()::text, 0)))`,
    `EXECUTE format('CREATE EXTENSION %I', concat('dblink', left(now()::text, 0)))`,
    `PERFORM lo_import(concat('/etc/passwd', left(now()::text, 0))); EXECUTE 'CREATE TABLE l' || now()::text`,
    `LOOP EXECUTE 'SELECT ' || ${builtNow}; END LOOP`,
    `DECLARE a text[]; BEGIN LOOP a := a || repeat(now()::text, 1000000); EXECUTE 'SELECT ' || 1; END LOOP; END`,
  ];
  const good = `EXECUTE 'CREATE TABLE IF NOT EXISTS good_' || ${builtNow} || ' (id int)'`;
  const around = blocks.flatMap((block) => [block, good]).map((block) => `DO $$ BEGIN ${block}; END $$;`);
  const set = await migrationsOf({ "0001_hostile.sql": around.join("\n") });
  const { outcomes, objects } = await replayInSandbox(set, { statementMs: 4_000, lost: 10 });
  const said = outcomes[0]?.diagnostics ?? [];
  expect(said.filter(({ code }) => code === "DYNAMIC_SQL").map(({ line }) => line)).toEqual([1, 5, 7, 9, 11, 13]);
  expect(outcomes[0]?.dynamic.map(({ line }) => line)).toEqual([1, 5, 7, 9, 11, 13]);
  // The second writes a file: into the memory of its sandbox.
  expect(said.filter(({ code }) => code === "RAN_IN_SANDBOX")).toHaveLength(blocks.length + 1);
  expect(said.find(({ line }) => line === 11)?.message).toContain("it took longer than the 4 seconds it may");
  expect(objects.filter((each) => each.kind === "table").map((each) => each.name)).toEqual([
    expect.stringMatching(/^good_/),
  ]);
  expect(existsSync(file)).toBe(false);
});

test("a block that hides what it executes, or loads a program, is found out, and leaves nothing behind", {
  timeout: LONG,
}, async () => {
  const caller = await listen();
  const script = `globalThis.process.getBuiltinModule("net").connect(${caller.port}, "127.0.0.1")`;
  const library = Buffer.from(hostileLibrary(script)).toString("hex");
  const create = (name: string) => `EXECUTE 'CREATE TABLE ${name}_' || ${builtNow} || ' (id int)'`;
  const blocks: readonly (readonly [block: string, reason: string])[] = [
    [`SET event_triggers = off; ${create("hidden")}; RESET event_triggers`, "by a statement that does not show"],
    [
      `EXECUTE concat('DROP EVENT TRIGGER strata_note', left(now()::text, 0)); ${create("hidden")}`,
      "it changes what records",
    ],
    [`${create("one")}; EXECUTE format('LOAD %L', '/tmp/hostile.so')`, 'library "/tmp/hostile.so"'],
    [`RAISE EXCEPTION '%', repeat(now()::text, 10000); EXECUTE now()::text`, "the database says: 2024-03-01"],
    [
      `FOR i IN 1..30 LOOP EXECUTE format('COMMENT ON TABLE chats IS %L', repeat(now()::text, 20000)); END LOOP`,
      "more statements",
    ],
    [`SET default_transaction_read_only = on; ${create("late")}; SET ROLE nobody; ${create("no")}`, "denied"],
  ];
  const forged = `PERFORM set_config('search_path', 'public;DROP/**/TABLE/**/chats', false); EXECUTE 'CREATE SCHEMA forged' || ${builtNow}`;
  const replica = `SET session_replication_role = replica; ${create("replica")}`;
  const statements = [
    "CREATE TABLE chats (id int); CREATE ROLE nobody;",
    `SELECT lo_from_bytea(4711, '\\x${library}'); SELECT lo_export(4711, '/tmp/hostile.so'); LOAD '/tmp/hostile.so';`,
    ...[...blocks.map(([block]) => block), replica, forged].map((block) => `DO $$ BEGIN ${block}; END $$;`),
  ];
  const set = await migrationsOf({ "20240301120000_hostile.sql": statements.join("\n") });
  const { outcomes, objects } = await replayInSandbox(set, { statementMs: 20_000, lost: 10 });
  const said = outcomes[0]?.diagnostics ?? [];
  expect(said.map(({ line, code }) => `${line} ${code}`)).toEqual([
    ...blocks.map((_, index) => `${index + 3} DYNAMIC_SQL`),
    "9 RAN_IN_SANDBOX",
    "10 RAN_IN_SANDBOX",
  ]);
  for (const [index, [, reason]] of blocks.entries()) expect(said[index]?.message).toContain(reason);
  expect(outcomes[0]?.dynamic.map(({ reason }) => reason)).toEqual(
    said.slice(0, blocks.length).map(({ message }) => message),
  );
  expect(objects.filter((each) => each.kind === "table").map((each) => each.name)).toEqual([
    "chats",
    expect.stringMatching(/^replica_/),
  ]);
  expect(await caller.close()).toBe(0);
});

/** Waits for whoever comes out of a sandbox; `close` gives how many did. */
async function listen() {
  let calls = 0;
  const server = createServer((socket) => {
    calls++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  const close = () => new Promise<number>((resolve) => server.close(() => resolve(calls)));
  return { port: typeof address === "object" && address ? address.port : 0, close };
}
