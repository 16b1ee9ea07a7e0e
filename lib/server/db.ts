import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/prisma/generated/client";
import { nameOfPlan } from "./plan-once";

export type Db = PrismaClient;
/** What runs inside `db.$transaction(async (tx) => …)`. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

const CONNECTIONS_PER_PROCESS = 10;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 25_000;
// For a database that does not even end a statement in time: it stands still, or the line to it is dead.
const ANSWER_TIMEOUT_MS = 28_000;

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString)
    throw new Error("DATABASE_URL is not set. Start Strata with `npm run quickstart` or `npm start`.");
  const pool = {
    connectionString,
    max: CONNECTIONS_PER_PROCESS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    // What a transaction asks at once goes out at once; it does not wait for the answer before.
    pipeline: true,
  };
  const adapter = new PrismaPg(pool, { statementNameGenerator: nameOfPlan });
  // A transaction waits for a connection as long as any other query does.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: CONNECT_TIMEOUT_MS } });
}

const held = globalThis as { strataDb?: PrismaClient };

/** The one database client of the process, connected on first use. */
export function getDb(): PrismaClient {
  held.strataDb ??= connect();
  return held.strataDb;
}

/** Closes the client, for scripts and tests; the next `getDb` connects anew. */
export async function closeDb(): Promise<void> {
  await held.strataDb?.$disconnect();
  held.strataDb = undefined;
}
