import type pg from "pg";
import { otherQueries } from "./introspect-others";
import { relationQueries } from "./introspect-relations";
import { typeQueries } from "./introspect-types";
import type { Query, Row } from "./introspection";

const queries: readonly Query[] = [...relationQueries, ...typeQueries, ...otherQueries];

/**
 * What a database's own catalog says, as the sorted lines that `describeCatalog` gives for a replayed one: definitions as the
 * database prints them for somebody who looks in `public` alone. Queries are prepared: a connection that looks often plans once.
 */
export async function introspectPostgres(client: pg.Client): Promise<readonly string[]> {
  const lines: string[] = [];
  await client.query("SET search_path = public");
  for (const [index, [text, describe]] of queries.entries()) {
    const { rows } = await client.query<Row>({ name: `look_${index}`, text });
    lines.push(...rows.map(describe));
  }
  return lines.sort();
}
