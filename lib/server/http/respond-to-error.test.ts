import { Client } from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { errorTable } from "@/lib/domain/errors";
import { Prisma } from "@/prisma/generated/client";
import { readAtOnce } from "../as-of/read-at-once";
import { closeDb, getDb } from "../db";
import { log } from "../log";
import { withTestDatabase } from "../testing/with-test-database";
import { respondToError } from "./respond-to-error";

withTestDatabase();
afterEach(() => vi.restoreAllMocks());

const POOL = 10;
const LOCK = 4711;

async function answerTo(work: () => Promise<unknown>): Promise<Response | "done"> {
  vi.spyOn(log, "error").mockReturnValue();
  return work().then(() => "done" as const, respondToError);
}

function expectLater(answer: Response | "done"): void {
  if (answer === "done") throw new Error("It should have failed.");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
}

test("while every connection is taken, readers and writers are told to try again later", async () => {
  const guard = await holdLock();
  const held = Array.from({ length: POOL }, () =>
    getDb().$queryRaw`SELECT 1 AS one FROM pg_advisory_xact_lock_shared(${LOCK})`.then((rows) => rows),
  );
  await vi.waitFor(async () => expect(await guard.countWaiting()).toBe(POOL), 30_000);
  const answers = await Promise.all([
    answerTo(() => getDb().user.findFirst()),
    answerTo(() => getDb().$queryRaw`SELECT 1 AS one`),
    answerTo(() => getDb().$transaction((tx) => tx.user.count())),
    answerTo(() => readAtOnce((db) => db.$queryRaw`SELECT 1 AS one`)),
  ]);
  answers.forEach(expectLater);
  await guard.release();
  await Promise.all(held);
  expect(await getDb().user.count()).toBeGreaterThan(0);
});

test("a statement that was given up, a lock that was not had and a deadlock can be tried again", async () => {
  const failing = (settings: string, statement: string) => () =>
    getDb().$transaction(async (tx) => {
      await tx.$executeRawUnsafe(settings);
      await tx.$executeRawUnsafe(statement);
    });
  const raise = (code: string) => `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${code}'; END $$`;
  for (const code of ["57014", "55P03", "40P01", "40001", "53100", "08006"])
    expectLater(await answerTo(failing("SELECT 1", raise(code))));
  expectLater(await answerTo(failing("SET LOCAL statement_timeout = 50", "SELECT pg_sleep(5)::text")));
  const giveUp = Prisma.sql`SELECT set_config('statement_timeout', '50', true)`;
  expectLater(
    await answerTo(() => readAtOnce((db) => db.$queryRaw(giveUp).then(() => db.$queryRaw`SELECT pg_sleep(5)::text`))),
  );
});

test("a database that is gone is said for every kind of query, and it goes on by itself once it is back", async () => {
  const url = process.env.DATABASE_URL;
  await closeDb();
  process.env.DATABASE_URL = "postgresql://nobody:x@127.0.0.1:1/nothing";
  for (const work of [
    () => getDb().user.count(),
    () => getDb().$queryRaw`SELECT 1 AS one`,
    () => getDb().$transaction((tx) => tx.user.count()),
    () => readAtOnce((db) => db.$queryRaw`SELECT 1 AS one`),
  ])
    expectLater(await answerTo(work));
  await closeDb();
  process.env.DATABASE_URL = url;
  expect(await getDb().user.count()).toBeGreaterThan(0);
});

test("what goes wrong within is our fault: its insides are in the log alone, under the reference that the answer gives", async () => {
  const failures: readonly (() => Promise<unknown>)[] = [
    () => getDb().$queryRaw(Prisma.sql`SELECT secret_column FROM users`),
    () => readAtOnce((db) => db.$queryRaw`SELECT secret_column FROM users`),
    () => getDb().$transaction((tx) => tx.$executeRaw`INSERT INTO users (secret_column) VALUES (1)`),
    () => getDb().user.findFirst({ where: { secret: 1 } as object }),
    async () => Promise.reject(new TypeError("secret is not a function", { cause: new Error("/srv/secret.ts:1") })),
    () => Promise.reject({ secret: "not an error" }),
  ];
  for (const fail of failures) {
    const logged = vi.spyOn(log, "error").mockReturnValue();
    const answer = await fail().then(() => "done" as const, respondToError);
    if (answer === "done") throw new Error("It should have failed.");
    const { error } = JSON.parse(await answer.text());
    const { id } = error.details;
    expect([answer.status, error]).toEqual([
      500,
      { code: "internal", message: `${errorTable.internal.words} Reference: ${id}`, details: { id } },
    ]);
    expect(logged.mock.lastCall?.[0]).toMatchObject({ id, err: expect.anything() });
  }
});

// Through a connection of its own: those of the pool are taken.
async function holdLock() {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
  return {
    async countWaiting(): Promise<number> {
      const { rows } = await client.query<{ count: number }>(
        `SELECT count(*)::int FROM pg_locks l JOIN pg_database d ON d.oid = l.database
         WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted`,
      );
      return rows[0]?.count ?? 0;
    },
    release: () => client.end(),
  };
}
