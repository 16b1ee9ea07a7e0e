import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** One of Strata's own migrations: a folder of `prisma/migrations`. */
export type OwnMigration = {
  readonly name: string;
  readonly file: string;
  readonly sql: string;
  /** SHA-256 of the file's bytes in hexadecimal, as Prisma stores it. */
  readonly checksum: string;
};

/** Strata's own migrations in the order they are applied. */
export async function readMigrations(folder: string): Promise<readonly OwnMigration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<OwnMigration> {
  const file = path.join(folder, name, "migration.sql");
  const bytes = await readFile(file);
  return { name, file, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") };
}
