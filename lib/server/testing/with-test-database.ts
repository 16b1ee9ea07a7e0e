import { afterAll, beforeAll } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { closeDb } from "../db";

/**
 * Gives a test file a migrated, empty database of its own: `getDb()` reads and writes it, as the application's role.
 * Call it once, at the top of the file.
 */
export function withTestDatabase(): void {
  let database: TestDatabase | undefined;
  const before = process.env.DATABASE_URL;
  beforeAll(async () => {
    database = await createTestDatabase();
    await closeDb();
    process.env.DATABASE_URL = database.appUrl;
    // For `tamper`, which browser tests call too.
    process.env.TEST_SUPERUSER_URL = database.superuserUrl;
  });
  afterAll(async () => {
    await closeDb();
    process.env.DATABASE_URL = before;
    await database?.drop();
  });
}
