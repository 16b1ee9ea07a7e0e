import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database";
import { nextMigration } from "./next-migration";

let database: TestDatabase;
let schema: string;

beforeAll(async () => {
  database = await createTestDatabase();
  schema = await readFile("prisma/schema.prisma", "utf8");
});

afterAll(() => database.drop());

test("schema.prisma says what the migrated database is", async () => {
  expect(await nextMigration(database.ownerUrl, schema)).toBe("");
});

test("a difference of the two is found, and the migration that ends it written", async () => {
  const changed = schema.replace(/^model Project \{$/m, "model Project {\n  motto String?");
  expect(await nextMigration(database.ownerUrl, changed)).toContain(
    'ALTER TABLE "projects" ADD COLUMN     "motto" TEXT',
  );
});

test("a database that was changed by hand is found", async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query("ALTER TABLE projects ALTER COLUMN name DROP NOT NULL").finally(() => client.end());
  expect(await nextMigration(database.ownerUrl, schema)).toContain('ALTER COLUMN "name" SET NOT NULL');
});
