import { expect, test } from "vitest";
import { getDb } from "../db";
import { withTestDatabase } from "../testing/with-test-database";
import { pinnedMigrations } from "./pinned-migrations";

withTestDatabase();

test("whatever is append-only and names a migration keeps that migration from being deleted", async () => {
  const references = await getDb().$queryRaw<{ from: string }[]>`
    SELECT a.attname || ' AS id FROM ' || c.conrelid::regclass AS from
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid = 'migrations'::regclass
      AND EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.conrelid AND t.tgfoid = 'refuse_change'::regproc)`;
  expect(references.length).toBeGreaterThan(3);
  const { sql } = pinnedMigrations("");
  for (const { from } of references) expect(sql).toContain(from);
});
