import { rename, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { madeDatabasePath } from "../../sandbox/child/made-database.mjs";

/** Makes the database that every sandbox begins with, once for each version of its program; says whether it did. */
export async function makeSandboxDatabase(): Promise<boolean> {
  const main = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const file = madeDatabasePath(path.dirname(main));
  if (await stat(file).catch(() => undefined)) return false;
  const { PGlite } = (await import(pathToFileURL(main).href)) as typeof import("@electric-sql/pglite");
  const database = await PGlite.create();
  const dump = await database.dumpDataDir("none");
  await database.close();
  // Another process may be making it too; nobody finds half of one.
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
  await rename(unfinished, file);
  return true;
}
