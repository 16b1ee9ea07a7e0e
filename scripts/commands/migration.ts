import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { applyMigrations, MIGRATIONS_FOLDER } from "../migrate/apply-migrations";
import { nextMigration } from "../migrate/next-migration";
import { end, onEnd, runUntilEnd } from "../setup/lifecycle";
import { startThrowawayPostgres } from "../testing/throwaway-postgres";

/** Writes the migration that brings the database to what prisma/schema.prisma says now: npm run migration -- <name>. */
export function run([name = ""]: readonly string[]): Promise<void> {
  return runUntilEnd(async () => {
    if (!/^[a-z0-9_]+$/.test(name))
      throw new Error("Name the migration in lower case: npm run migration -- add_owners");
    const postgres = await startThrowawayPostgres();
    onEnd(() => postgres.stop());
    await applyMigrations({ ownerUrl: postgres.ownerUrl });
    const sql = await nextMigration(postgres.ownerUrl, await readFile("prisma/schema.prisma", "utf8"));
    process.stdout.write(sql === "" ? "The migrations are what schema.prisma says.\n" : await write(name, sql));
    await end(0);
  });
}

async function write(name: string, sql: string): Promise<string> {
  const version = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(MIGRATIONS_FOLDER, `${version}_${name}`);
  await mkdir(folder);
  await writeFile(path.join(folder, "migration.sql"), `${sql}\n`);
  return `${sql}\n\nWritten to ${path.relative(process.cwd(), folder)}/migration.sql\n`;
}
