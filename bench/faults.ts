/**
 * What becomes of saves while things break: eight writers save unique texts over HTTP to a web process of the production build, and
 * send again with the same key what had no good answer. Afterwards every acknowledged text is looked for.
 *
 *   npm run bench -- faults [ROUNDS] [NAME]
 *
 * app     the web process is killed at a moment by chance, ROUNDS times (20; the catalogue of faults asks for 200)
 * line    answers are lost, requests cut in the middle, connections slow, requests overtaken by later ones
 * stop    the web process is told to end while fifty saves are in flight
 * killed  PostgreSQL is killed under load and started again, three times
 * halted  PostgreSQL stands still for thirty seconds
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { closeDb, getDb } from "@/lib/server/db";
import { importFiles } from "@/lib/server/imports/import-files";
import { openSession } from "@/lib/server/session/open-session";
import { sealSessionId, sessionCookieName } from "@/lib/server/session/session-cookie";
import { createProjectWith, type TestProject } from "@/lib/server/testing/create-project-with";
import { historyProblems } from "@/lib/server/testing/history-problems";
import { applyMigrations } from "@/scripts/migrate/apply-migrations";
import { APP_ROLE } from "@/scripts/postgres/prepare-database";
import { type RunningPostgres, startPostgres } from "@/scripts/postgres/start-postgres";
import { startWebProcess, type WebProcess } from "@/scripts/testing/web-process";
import { startBadLine } from "./support/fault-proxy";
import { type Ledger, newLedger, settle, startWriters, type Way } from "./support/fault-writers";

const ROUNDS = Number(process.argv[2] ?? 20);
const ONLY = process.argv[3];
const WRITERS = 8;

const folder = await mkdtemp(path.join(os.tmpdir(), "strata-faults-"));
let postgres: RunningPostgres = await startPostgres({ folder });
await applyMigrations({ ownerUrl: postgres.ownerUrl, appRole: APP_ROLE });
process.env.DATABASE_URL = postgres.appUrl;
process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString("base64url");
// The address people use stays the same whichever process answers.
const ORIGIN = "http://localhost:3000";
const environment = {
  DATABASE_URL: postgres.appUrl,
  NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET,
  NEXTAUTH_URL: ORIGIN,
};

const results: boolean[] = [];
try {
  for (const [name, run] of Object.entries({ app, line, stop, killed, halted }))
    if (ONLY === undefined || ONLY === name) results.push(await run());
} finally {
  await closeDb();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(results.every(Boolean) ? 0 : 1);

async function app(): Promise<boolean> {
  let web = await startWebProcess(environment);
  const { way, ledger, writers, project } = await begin(web);
  for (let round = 0; round < ROUNDS; round += 1) {
    await oneMore(ledger);
    await sleep(Math.random() * 400);
    await web.end("SIGKILL");
    web = await startWebProcess(environment);
    way.address = web.address;
  }
  return finish("app killed", { web, ledger, writers, project });
}

async function line(): Promise<boolean> {
  const web = await startWebProcess(environment);
  const bad = await startBadLine(Number(new URL(web.address).port));
  const { way, ledger, writers, project } = await begin(web, bad.address);
  await sleep(20_000);
  // What is under way is told at last over a line that holds.
  way.address = web.address;
  bad.stop();
  return finish("line lost, cut and slow", { web, ledger, writers, project });
}

async function stop(): Promise<boolean> {
  const web = await startWebProcess(environment);
  const { way, ledger, writers, project } = await begin(web, web.address, 50);
  await oneMore(ledger);
  const began = performance.now();
  await web.end("SIGTERM");
  const seconds = (performance.now() - began) / 1000;
  const next = await startWebProcess(environment);
  way.address = next.address;
  process.stdout.write(`told to end: gone after ${seconds.toFixed(1)} s of 10\n`);
  return (await finish("app told to end", { web: next, ledger, writers, project })) && seconds <= 10;
}

async function killed(): Promise<boolean> {
  const web = await startWebProcess(environment);
  const { ledger, writers, project } = await begin(web);
  const recoveries: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await oneMore(ledger);
    await sleep(Math.random() * 1_000);
    process.kill(postgres.pid, "SIGKILL");
    await closeDb();
    postgres = await startPostgres({ folder });
    const began = performance.now();
    await oneMore(ledger);
    recoveries.push(ledger.lastAt - began);
  }
  const slowest = Math.max(...recoveries) / 1000;
  process.stdout.write(
    `database killed: saves again ${slowest.toFixed(1)} s of 5 after it answers, by the same web process\n`,
  );
  return (await finish("database killed", { web, ledger, writers, project })) && slowest <= 5;
}

async function halted(): Promise<boolean> {
  const web = await startWebProcess(environment);
  const { ledger, writers, project } = await begin(web);
  await oneMore(ledger);
  const pids = await backends();
  for (const pid of pids) process.kill(pid, "SIGSTOP");
  const before = ledger.receipts.length;
  await sleep(1_000);
  const inFlight = ledger.receipts.length;
  await sleep(29_000);
  const falselyTold = ledger.receipts.length - inFlight;
  for (const pid of pids) process.kill(pid, "SIGCONT");
  await oneMore(ledger);
  process.stdout.write(
    `database halted: ${inFlight - before} told in its last moment, ${falselyTold} while it stood\n`,
  );
  return (await finish("database halted for 30 s", { web, ledger, writers, project })) && falselyTold === 0;
}

async function begin(web: WebProcess, address = web.address, writerCount = WRITERS) {
  const project = await createProjectWith();
  const { slug, viewers, people } = project;
  const sql = Array.from({ length: writerCount }, (_, index) => `CREATE TABLE table_${index} (id int);`).join("\n");
  await importFiles(viewers.editor, { slug, files: [{ path: "0001_tables.sql", bytes: Buffer.from(sql) }] });
  const tables = await getDb().objectVersion.findMany({
    where: { projectId: project.id, kind: "table" },
    select: { objectId: true },
  });
  const cookie = `${sessionCookieName()}=${await sealSessionId(await openSession(people.editor.id))}`;
  const way: Way = { slug, address, headers: { Cookie: cookie, Origin: ORIGIN } };
  const ledger = newLedger();
  const writers = startWriters(
    way,
    tables.map(({ objectId }) => objectId),
    ledger,
  );
  return { project, way, ledger, writers };
}

type Run = { web: WebProcess; ledger: Ledger; writers: { stop: () => Promise<void> }; project: TestProject };

async function finish(name: string, { web, ledger, writers, project }: Run): Promise<boolean> {
  await writers.stop();
  await web.end();
  await closeDb();
  return settle(name, ledger, await historyProblems(project));
}

/** Waits until one more save is acknowledged. */
async function oneMore({ receipts }: Ledger): Promise<void> {
  const before = receipts.length;
  while (receipts.length === before) await sleep(5);
}

async function backends(): Promise<readonly number[]> {
  const client = new pg.Client({ connectionString: postgres.superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
  await client.end();
  const own = rows.map(({ pid }) => pid).filter((pid) => isAlive(pid));
  return [postgres.pid, ...own];
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
