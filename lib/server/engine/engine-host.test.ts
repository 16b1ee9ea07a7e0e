import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { MAX_FILE_STATEMENTS } from "@/migrations-import/index";
import { EngineHost } from "./engine-host";
import { type EngineLimits, engineLimits } from "./engine-limits";
import { replayMigrations } from "./replay-migrations";
import { sortFiles } from "./sort-files";
import { lines, migration } from "./testing/migrations";

const hosts: EngineHost[] = [];

function hostWith(limits: Partial<EngineLimits> = {}): EngineHost {
  const host = new EngineHost({ ...engineLimits, ...limits });
  hosts.push(host);
  return host;
}

afterEach(() => {
  for (const host of hosts.splice(0)) host.stop();
});

const people = migration("0001_people.sql", "CREATE TABLE people (id int PRIMARY KEY);");

function replayOf(host: EngineHost, ...files: readonly (readonly [string, string])[]) {
  const migrations = files.map(([path, sql]) => migration(path, sql));
  return replayMigrations({ dialect: "postgres", migrations }, {}, host);
}

async function expectStillReading(host: EngineHost): Promise<void> {
  const { objects } = await replayMigrations({ dialect: "postgres", migrations: [people] }, {}, host);
  expect(objects.map((each) => each.name)).toContain("people");
}

test("what the engine says beside the web process is what it says within", async () => {
  const host = hostWith();
  const text = "CREATE TABLE a (id int);\nCREATE TABEL b;\nCOMMENT ON TABLE a IS 'ä';";
  const bytes = new TextEncoder().encode(text);
  const set = await sortFiles([{ path: "x/0001_a.sql", bytes }], { layout: "plain", dialect: "postgres" }, host);
  expect(set).toMatchObject({ layout: "plain", migrations: [{ path: "0001_a.sql", sql: text }] });
  const heard: string[] = [];
  const onMigration = (index: number, { path }: { path: string }) => heard.push(`${index} ${path}`);
  const first = await replayMigrations({ ...set, migrations: [...set.migrations, people] }, { onMigration }, host);
  expect(heard).toEqual(["0 0001_a.sql", "1 0001_people.sql"]);
  expect(first.outcomes[0]).toMatchObject({ failed: 1, diagnostics: [{ code: "SYNTAX_ERROR", line: 2 }] });
  expect(first.outcomes[0]?.migration).toBe(set.migrations[0]);
  const more = migration("0002.sql", "ALTER TABLE people ADD name text;");
  const second = await replayMigrations({ dialect: "postgres", migrations: [more] }, { from: first }, host);
  expect(second.outcomes[0]?.changes.map((each) => each.summary)).toEqual(["column people.name added: text"]);
  expect(second.objects).toHaveLength(first.objects.length + 1);
});

test("a file that takes longer than it may is named and stopped, and the next import is read", async () => {
  const host = hostWith({ stepMs: 1_000, stepMsPerMegabyte: 0 });
  await expectStillReading(host);
  const slow = replayOf(host, ["0001_fine.sql", "SELECT 1;"], ["0002_slow.sql", lines(MAX_FILE_STATEMENTS)]);
  await expect(slow).rejects.toMatchObject({
    code: "too_large",
    message: expect.stringMatching(
      /reading “0002_slow.sql”: it took longer than the second it may\. Nothing was stored\./,
    ),
    details: { path: "0002_slow.sql" },
  });
  expect(host.pid).toBeUndefined();
  await expectStillReading(host);
});

test("files that each keep within their time are stopped when all of them together do not", async () => {
  const host = hostWith({ jobMs: 1_500, jobMsPerMegabyte: 0 });
  await expectStillReading(host);
  const many = Array.from({ length: 60 }, (_, n) => [`${n}.sql`, lines(5_000)] as const);
  await expect(replayOf(host, ...many)).rejects.toMatchObject({
    code: "too_large",
    message: expect.stringMatching(/2 seconds/),
  });
});

test("a file that needs more memory than it may is named, and the next import is read", async () => {
  const values = `INSERT INTO t VALUES ${"(1, 'abc', 2.5, null), ".repeat(110_000)}(1, 'abc', 2.5, null);`;
  const host = hostWith({ memoryMegabytes: 200 });
  await expect(replayOf(host, ["0001_values.sql", values.repeat(3)])).rejects.toMatchObject({
    code: "too_large",
    message: expect.stringMatching(/reading “0001_values.sql”: it took more memory than the 200 MB an import may/),
  });
  await expectStillReading(host);
});

test("a file that fills the heap of the process is named, and the next import is read", async () => {
  const host = hostWith({ heapMegabytes: 32 });
  const tables = Array.from({ length: 20_000 }, (_, n) => `CREATE TABLE t${n} (a int, b int);`).join("\n");
  await expect(replayOf(host, ["0001_tables.sql", tables])).rejects.toMatchObject({
    code: "too_large",
    message: expect.stringContaining("reading “0001_tables.sql”"),
  });
  await expectStillReading(host);
});

test("a process that is killed while it reads costs that import and no other", async () => {
  const host = hostWith();
  await expectStillReading(host);
  const reading = replayOf(host, ["0001_long.sql", lines(MAX_FILE_STATEMENTS)]);
  const waiting = replayMigrations({ dialect: "postgres", migrations: [people] }, {}, host);
  reading.catch(() => undefined);
  await sleep(100);
  process.kill(host.pid ?? 0, "SIGKILL");
  await expect(reading).rejects.toMatchObject({
    code: "too_large",
    message: expect.stringContaining("Nothing was stored"),
  });
  await expect(waiting).resolves.toMatchObject({ outcomes: [{ failed: 0 }] });
});

test("more imports at once than may wait are told to come back", async () => {
  const host = hostWith({ waiting: 1 });
  const two = [expectStillReading(host), expectStillReading(host)];
  await expect(expectStillReading(host)).rejects.toMatchObject({
    code: "unavailable",
    details: { retryAfterSeconds: expect.any(Number) },
  });
  await Promise.all(two);
  await expectStillReading(host);
});

test("hostile files are read in no time, and everything around what is hostile", async () => {
  const around = (sql: string) => `CREATE TABLE before (id int);\n${sql};\nCREATE TABLE after (id int);`;
  const { outcomes } = await replayOf(
    hostWith(),
    ["1.sql", around(`SELECT 1 ${"/*".repeat(200_000)}${"*/".repeat(200_000)}`)],
    ["2.sql", around(`SELECT ${"+".repeat(500_000)}1`)],
    ["3.sql", around(`SELECT ${"(".repeat(500_000)}1${")".repeat(500_000)}`)],
    ["4.sql", around(`CREATE VIEW v AS SELECT ${"(SELECT ".repeat(50_000)}1${")".repeat(50_000)}`)],
    ["5.sql", around(`CREATE TABLE t (a int CHECK (a${"+1".repeat(2_500)} > 0))`)],
    ["6.sql", `${"COPY a FROM stdin;\n".repeat(100_000)}`],
  );
  for (const { migration: read, diagnostics } of outcomes.slice(0, 5)) {
    expect([read.path, diagnostics.filter((each) => each.line === 2).length]).toEqual([read.path, 1]);
  }
  expect(outcomes.map(({ failed }) => failed).slice(0, 5)).not.toContain(0);
});

test("the process ends with the one that started it, whatever it is doing", async () => {
  const compiled = ["--import", "./scripts/typescript/register.mjs"];
  const args = ["--conditions=react-server", ...compiled, "lib/server/engine/testing/hold-engine.ts"];
  const parent = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [printed] = await once(parent.stdout, "data");
  const pid = Number(String(printed));
  await sleep(1_000);
  expect(isThere(pid)).toBe(true);
  parent.kill("SIGKILL");
  for (let waited = 0; isThere(pid) && waited < 100; waited += 1) await sleep(100);
  expect(isThere(pid)).toBe(false);
});

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
