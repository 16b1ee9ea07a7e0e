import "server-only";
import pg from "pg";
import { Prisma } from "@/prisma/generated/client";
import { getPool, type Reader } from "../db";
import { nameOfPlan } from "../plan-once";
import { SNAPSHOT_TIMEOUT_MS } from "./read-snapshot";

const { builtins, getTypeParser } = pg.types;

// Where node-postgres says it otherwise than the client does.
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, BigInt],
  [builtins.NUMERIC, (text) => new Prisma.Decimal(text)],
  [builtins.DATE, (text) => new Date(text)],
]);
const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) => parsers.get(type) ?? getTypeParser(type, format),
};

/**
 * Runs several statements that read, on one state of the database, as `readSnapshot` does, for a page that asks many: those that are
 * asked at once travel at once, which the client's do not, for it sends a statement of a transaction when the one before is answered.
 * They may take as long in all.
 */
export async function readAtOnce<T>(read: (db: Reader) => Promise<T>): Promise<T> {
  const connection = await getPool().connect();
  // One that is lost is told of by what was asked of it.
  const overhear = () => undefined;
  connection.on("error", overhear);
  const giveBack = (isLost: boolean) => {
    connection.off("error", overhear);
    connection.release(isLost);
  };
  const over = new AbortController();
  try {
    const begun = connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const [found] = await Promise.all([read(readerOn(connection, over.signal)), begun]);
    return found;
  } finally {
    // Where one read failed, others may be about to ask for more, on a connection that is somebody else's by then.
    over.abort();
    // Nothing was written: nobody has to wait until it ends.
    connection.query("COMMIT").then(
      () => giveBack(false),
      () => giveBack(true),
    );
  }
}

function readerOn(connection: pg.PoolClient, over: AbortSignal): Reader {
  const end = performance.now() + SNAPSHOT_TIMEOUT_MS;
  return {
    async $queryRaw<Rows>(statement: TemplateStringsArray | Prisma.Sql, ...own: unknown[]) {
      over.throwIfAborted();
      const { text, values } = statement instanceof Prisma.Sql ? statement : Prisma.sql(statement, ...own);
      const name = nameOfPlan({ sql: text });
      const query_timeout = Math.max(1, end - performance.now());
      const query: pg.QueryConfig & { query_timeout: number } = { name, text, values, types, query_timeout };
      return (await connection.query(query)).rows as Rows;
    },
  };
}
