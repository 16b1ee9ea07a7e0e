import { spawn } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { findBinaries } from "./binaries";
import { signalQuietly, stopPostmaster } from "./postmaster";
import { isAlive } from "./process-mark";
import { readSettings, writeSettings } from "./settings";
import { type RunningPostgres, type StartOptions, startPostgres } from "./start-postgres";
import { isPassable, type Way, waysFor } from "./way";

const isRoot = process.getuid?.() === 0;
let root: string;
let folder: string;
let running: RunningPostgres[] = [];
const made: { readonly root: string; readonly folder: string }[] = [];

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// Making a cluster is what takes long: most tests use the same one, each with a server of its own.
beforeAll(useFreshFolder);

afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  running = [];
});

afterAll(async () => {
  for (const { root, folder } of made) {
    const { elsewhere } = await readSettings(folder);
    if (elsewhere !== undefined) await rm(elsewhere, { recursive: true, force: true });
    await rm(root, { recursive: true, force: true });
  }
});

async function useFreshFolder(): Promise<void> {
  root = await mkdtemp(path.join(os.tmpdir(), "strata postgres "));
  await chmod(root, 0o711);
  folder = path.join(root, ".data");
  await mkdir(folder);
  made.push({ root, folder });
}

async function start(options: Partial<StartOptions> = {}): Promise<RunningPostgres> {
  const postgres = await startPostgres({ folder, isDurable: false, ...options });
  running.push(postgres);
  return postgres;
}

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

// A checkout that only root can enter hides the programs from everybody else.
async function canRun(way: Way, program: string): Promise<boolean> {
  const own = path.join(root, `of-${way.kind}`);
  await mkdir(own, { recursive: true });
  if (way.kind === "user") await chown(own, way.uid, way.gid);
  return isPassable(way, program, own);
}

async function findElsewhere(): Promise<readonly Way[]> {
  return (await waysFor(folder)).filter((way) => way.kind === "user" && way.elsewhere);
}

// As after a crash of the process that kept it.
async function forgetKeeper(): Promise<void> {
  const { keeper: _, ...settings } = await readSettings(folder);
  await writeSettings(folder, settings);
}

test("data, port and passwords are the same at the next start, in a path with a space", async () => {
  const first = await start();
  await query(first.ownerUrl, "CREATE TABLE kept AS SELECT 'Ä' AS text");
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(second.ownerUrl).toBe(first.ownerUrl);
  expect(await query(second.ownerUrl, "SELECT lower(text) AS text FROM kept")).toEqual([{ text: "ä" }]);
});

test("passwords are random and only this user can read them", async () => {
  const { superuserUrl } = await start();
  expect((await stat(path.join(folder, "postgres.json"))).mode & 0o077).toBe(0);
  const wrong = Object.assign(new URL(superuserUrl), { password: "postgres" }).href;
  await expect(query(wrong, "SELECT 1")).rejects.toThrow("password authentication failed");
});

test("a server that a crash left behind is taken over, and stopped at the end", async () => {
  const first = await start();
  await forgetKeeper();
  const second = await start();
  expect(second).toMatchObject({ origin: "adopted", pid: first.pid, port: first.port });
  await second.stop();
  expect(isAlive(first.pid)).toBe(false);
});

test("a server left behind that does not answer is stopped, and a new one started", async () => {
  const first = await start();
  await forgetKeeper();
  signalQuietly(first.pid, "SIGSTOP");
  const second = await start();
  expect(second.origin).toBe("started");
  expect(isAlive(first.pid)).toBe(false);
});

test("a server in use by another process that runs is borrowed, and not stopped", async () => {
  const first = await start();
  const second = await startPostgres({ folder, isDurable: false });
  expect(second).toMatchObject({ origin: "borrowed", pid: first.pid });
  await second.stop();
  expect(isAlive(first.pid)).toBe(true);
});

test("after it was killed by force it starts, and has what was committed", async () => {
  const first = await start({ isDurable: true });
  await query(first.ownerUrl, "CREATE TABLE committed (id int)");
  signalQuietly(first.pid, "SIGKILL");
  const second = await start({ isDurable: true });
  expect(second.origin).toBe("started");
  expect(await query(second.ownerUrl, "SELECT count(*)::int AS n FROM committed")).toEqual([{ n: 0 }]);
});

test("a process id that now belongs to somebody else is left alone", async () => {
  const first = await start();
  const pidFile = path.join(folder, "postgres/data/postmaster.pid");
  const [, ...rest] = (await readFile(pidFile, "utf8")).split("\n");
  await first.stop();
  const stranger = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { cwd: root });
  await writeFile(pidFile, [stranger.pid, ...rest].join("\n"));
  const second = await start();
  expect(second.origin).toBe("started");
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
});

test("setting the data up again after it was interrupted works", async () => {
  await useFreshFolder();
  await mkdir(path.join(folder, "postgres/unfinished/base"), { recursive: true });
  expect((await start()).origin).toBe("started");
});

test.runIf(isRoot)("as root it runs in every way this machine offers, and data moves on", async () => {
  await useFreshFolder();
  const { postgres: program } = await findBinaries();
  const candidates = (await waysFor(folder)).filter((way) => way.kind !== "user" || !way.elsewhere);
  const isOffered = await Promise.all(candidates.map((way) => canRun(way, program)));
  const ways = candidates.filter((_, index) => isOffered[index]);
  expect(ways.length + (await findElsewhere()).length).toBeGreaterThan(0);
  for (const [index, way] of ways.entries()) {
    const postgres = await start({ ways: [way] });
    await query(postgres.ownerUrl, `CREATE TABLE way_${index} (id int)`);
    await postgres.stop();
  }
  const postgres = await start();
  for (const index of ways.keys()) await query(postgres.ownerUrl, `SELECT * FROM way_${index}`);
});

test.runIf(isRoot)("as root in a folder nobody else can enter it runs from one everybody can enter", async () => {
  await useFreshFolder();
  const ways = await findElsewhere();
  await chmod(root, 0o700);
  const first = await start({ ways });
  await query(first.ownerUrl, "CREATE TABLE kept (id int)");
  await first.stop();
  const second = await start({ ways });
  expect(await query(second.ownerUrl, "SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 0 }]);
  expect((await readSettings(folder)).elsewhere).toMatch(/strata/);
});

test("stopping a server that has ended already is not an error", async () => {
  const postgres = await start();
  await stopPostmaster(postgres.pid);
  await postgres.stop();
});
