import { Socket } from "node:net";
import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { Prisma } from "@/prisma/generated/client";
import { closeDb, getDb, getPool } from "../db";
import { getReader } from "../reader";
import { withTestDatabase } from "../testing/with-test-database";
import { readAtOnce } from "./read-at-once";

withTestDatabase();
afterEach(() => vi.restoreAllMocks());

test("rows are what the client gives", async () => {
  const [number, at] = [7, new Date("2026-03-29T01:30:00.123Z")];
  const statement = Prisma.sql`
    SELECT 1 AS whole, 2::bigint AS large, 1.5::float8 AS real, 0.25::numeric AS exact, true AS yes, NULL::text AS nothing, 'é'::text AS word,
      '2026-11-22'::date AS day, ${at}::timestamptz AS at, ${number}::int + 1 AS next, '{"a": [1, null]}'::jsonb AS a, '[1]'::json AS b,
      ARRAY['x', NULL]::text[] AS words, ${["a", 'b"c']}::text[] AS given, gen_random_uuid() IS NULL AS never,
      '00000000-0000-0000-0000-000000000001'::uuid AS id, ARRAY['00000000-0000-0000-0000-000000000001']::uuid[] AS ids, 'admin'::role AS role`;
  const [row] = await readAtOnce((db) => db.$queryRaw<object[]>(statement));
  expect([row]).toEqual(await getDb().$queryRaw(statement));
  expect([row]).toEqual(await getReader().$queryRaw(statement));
  expect(row).toMatchObject({ at, day: new Date("2026-11-22T00:00:00Z"), next: 8, large: 2n });
});

test("statements that are asked at once are sent before the first of them is answered", async () => {
  await getPool().query("SELECT 1");
  const sent = vi.spyOn(pg.Client.prototype, "query");
  const sentBefore = await readAtOnce(async (db) => {
    const counts: number[] = [];
    const one = async () => {
      await db.$queryRaw`SELECT 1`;
      counts.push(sent.mock.calls.length);
    };
    await Promise.all([one(), one(), one()]);
    return counts;
  });
  expect(sentBefore).toEqual([4, 4, 4]);
});

test("statements that are asked at once leave in one packet", async () => {
  const sent = vi.spyOn(Socket.prototype as { _writev: (...chunks: unknown[]) => void }, "_writev");
  await readAtOnce(async (db) => {
    await db.$queryRaw`SELECT ${0}::int`;
    sent.mockClear();
    await Promise.all([1, 2, 3].map((each) => db.$queryRaw`SELECT ${each}::int`));
    expect(sent).toHaveBeenCalledTimes(1);
  });
});

test("all statements read one state, and none of them can write", async () => {
  const count = Prisma.sql`SELECT count(*)::int AS count FROM users`;
  const make = () => getDb().user.create({ data: { name: "Ida", email: `${crypto.randomUUID()}@example.com` } });
  const [before, after] = await readAtOnce(async (db) => {
    const first = await db.$queryRaw(count);
    await make();
    return [first, await db.$queryRaw(count)];
  });
  expect(after).toEqual(before);
  await expect(readAtOnce((db) => db.$queryRaw`DELETE FROM users`)).rejects.toMatchObject({ code: "25006" });
});

test("what fails gives its connection back, with what was still asked on it", async () => {
  const fail = () =>
    readAtOnce((db) => Promise.all([db.$queryRaw`SELECT 1 / 0`, db.$queryRaw`SELECT 1`, db.$queryRaw`SELECT 2`]));
  for (let round = 0; round < 20; round++) await expect(fail()).rejects.toMatchObject({ code: "22012" });
  await expect(readAtOnce(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await vi.waitFor(() => expect(getPool().idleCount).toBe(getPool().totalCount));
});

test("what is asked when it is over is refused, for the connection is somebody else's by then", async () => {
  const late: (() => Promise<unknown>)[] = [];
  const keep = (end: () => Promise<unknown>) =>
    readAtOnce((db) => {
      late.push(() => db.$queryRaw`SELECT 1`);
      return end();
    });
  await keep(() => Promise.resolve());
  await expect(keep(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  for (const ask of late) await expect(ask()).rejects.toThrow("aborted");
});

test("a connection that was lost meanwhile is not used again", async () => {
  await closeDb();
  const lost = readAtOnce(async (db) => {
    const [own] = await db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    await getDb().$queryRaw`SELECT pg_terminate_backend(${own?.pid}::int)`;
    return db.$queryRaw`SELECT 1`;
  });
  await expect(lost).rejects.toThrow();
  expect(await readAtOnce((db) => db.$queryRaw`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
});
