import { execFile } from "node:child_process";
import { chmod, chown, cp, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { type Binaries, binariesIn } from "./binaries";
import { invoke, type Way } from "./way";

// PostgreSQL's own C.UTF-8 sorts and folds the same on every machine; without these a missing LANG gives SQL_ASCII.
const FLAGS = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];

/** The folder of a cluster's data. */
export function dataFolderOf(clusterFolder: string): string {
  return path.join(clusterFolder, "data");
}

/** Makes a new, empty cluster unless there is one; one that was interrupted is made again. */
export async function createCluster(options: {
  readonly clusterFolder: string;
  readonly binaries: Binaries;
  readonly way: Way;
  readonly password: string;
  readonly isDurable: boolean;
}): Promise<void> {
  const { clusterFolder, way } = options;
  const data = dataFolderOf(clusterFolder);
  if ((await stat(data).catch(() => undefined)) !== undefined) return;
  const unfinished = path.join(clusterFolder, "unfinished");
  const passwordFile = path.join(clusterFolder, "password");
  await rm(unfinished, { recursive: true, force: true });
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 });
  try {
    if (way.kind === "user") await chown(passwordFile, way.uid, way.gid);
    const flags = [...FLAGS, "--auth=scram-sha-256", "--username=postgres", `--pwfile=${passwordFile}`];
    const speed = options.isDurable ? [] : ["--no-sync"];
    await runInitdb(options.binaries, way, [...flags, ...speed, `--pgdata=${unfinished}`]);
    await rename(unfinished, data);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Copies PostgreSQL's programs to where an unprivileged user can run them. */
export async function copyBinaries(from: Binaries, folder: string): Promise<Binaries> {
  const root = path.join(folder, "postgresql");
  const unfinished = `${root}.unfinished`;
  if ((await stat(root).catch(() => undefined)) === undefined) {
    await rm(unfinished, { recursive: true, force: true });
    await cp(from.root, unfinished, { recursive: true, verbatimSymlinks: true });
    await chmod(unfinished, 0o755);
    await rename(unfinished, root);
  }
  return binariesIn(root);
}

async function runInitdb(binaries: Binaries, way: Way, flags: readonly string[]): Promise<void> {
  const { command, args, identity } = invoke(way, binaries.initdb, flags);
  try {
    await promisify(execFile)(command, [...args], { ...identity, cwd: binaries.root });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim();
    throw new Error(`PostgreSQL could not make its data folder. ${said || String(error)}`);
  }
}
