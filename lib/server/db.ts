import "server-only";
import { Socket } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { nameOfPlan } from "./plan-once";

export type Db = PrismaClient;
/** What runs inside `db.$transaction(async (tx) => …)`. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
/** What answers statements with rows: the client, a transaction, or what `readAtOnce` reads by. */
export type Reader = {
  $queryRaw<Rows>(statement: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<Rows>;
};

const CONNECTIONS_PER_PROCESS = 10;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 25_000;
// For a database that does not even end a statement in time: it stands still, or the line to it is dead.
const ANSWER_TIMEOUT_MS = 28_000;

/** Sends what is asked in one turn of the event loop as one packet: statements that travel at once need not each a call of the system. */
class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}

function openPool(): pg.Pool {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString)
    throw new Error("DATABASE_URL is not set. Start Strata with `npm run quickstart` or `npm start`.");
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS_PER_PROCESS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    // What is asked at once goes out at once; it does not wait for the answer before.
    pipeline: true,
    stream: () => new GatheringSocket(),
  });
  // A connection that is lost while nobody uses it is replaced when it is needed.
  pool.on("error", () => undefined);
  return pool;
}

function connect(pool: pg.Pool): PrismaClient {
  const adapter = new PrismaPg(pool, { statementNameGenerator: nameOfPlan });
  // A transaction waits for a connection as long as any other query does.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: CONNECT_TIMEOUT_MS } });
}

const held = globalThis as { strataPool?: pg.Pool; strataDb?: PrismaClient };

/** The connections of the process, which the client and `readAtOnce` share. */
export function getPool(): pg.Pool {
  held.strataPool ??= openPool();
  return held.strataPool;
}

/** The one database client of the process, connected on first use. */
export function getDb(): PrismaClient {
  held.strataDb ??= connect(getPool());
  return held.strataDb;
}

/** Closes the client, for scripts and tests; the next `getDb` connects anew. */
export async function closeDb(): Promise<void> {
  const { strataDb, strataPool } = held;
  held.strataDb = undefined;
  held.strataPool = undefined;
  await strataDb?.$disconnect();
  await strataPool?.end();
}
