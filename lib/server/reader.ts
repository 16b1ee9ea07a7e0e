import "server-only";
import pg from "pg";
import { Prisma } from "@/prisma/generated/client";
import { getPool, type Reader } from "./db";
import { nameOfPlan } from "./plan-once";

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
 * Gives statements to a connection, or to the pool, as they are asked. `beforeAsking` may refuse, and says how long the answer may take
 * where that is not as long as any.
 */
export function readerOn(
  connection: Pick<pg.PoolClient, "query"> | pg.Pool,
  beforeAsking: () => { readonly query_timeout?: number } = () => ({}),
): Reader {
  return {
    async $queryRaw<Rows>(statement: TemplateStringsArray | Prisma.Sql, ...own: unknown[]) {
      const limits = beforeAsking();
      const { text, values } = statement instanceof Prisma.Sql ? statement : Prisma.sql(statement, ...own);
      const query: pg.QueryConfig = { name: nameOfPlan({ sql: text }), text, values, types, ...limits };
      return (await connection.query(query)).rows as Rows;
    },
  };
}

/**
 * Answers single statements that read with the rows the client would give, and spends a fraction of the processor's time: for what every page
 * asks. What writes goes through the client.
 */
export function getReader(): Reader {
  return readerOn(getPool());
}
