import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Where a database of this program lies as it is right after it was made: making one takes seconds of the processor, loading it a
 * tenth of that. `program` is the folder of the database's program.
 * @param {string} program
 */
export function madeDatabasePath(program) {
  const { version } = JSON.parse(readFileSync(path.join(program, "..", "package.json"), "utf8"));
  return fileURLToPath(new URL(`made-${version}.tar`, import.meta.url));
}

/** The options that load it; none where it was not put there, and the database is made anew. @param {string} program */
export function loadMadeDatabase(program) {
  try {
    return { loadDataDir: new Blob([readFileSync(madeDatabasePath(program))]) };
  } catch {
    return {};
  }
}
