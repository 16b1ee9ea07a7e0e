import { createHash } from "node:crypto";
import { chown, mkdir, readdir, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type Binaries, findBinaries } from "./binaries";
import { copyBinaries } from "./create-cluster";
import type { Settings } from "./settings";
import { isPassable, type Way, waysFor } from "./way";

/** Where a cluster lies, and how its programs are run. */
export type Place = { readonly clusterFolder: string; readonly binaries: Binaries; readonly way: Way };

/**
 * Finds a way to run PostgreSQL with its data in `folder`: the remembered one where it still works, otherwise
 * the first that works. Fails with what to do when none does.
 */
export async function choosePlace(folder: string, settings: Settings, ways?: readonly Way[]): Promise<Place> {
  const candidates = ways ?? (await waysFor(folder));
  const remembered = candidates.filter((way) => JSON.stringify(way) === JSON.stringify(settings.way));
  const installed = await findBinaries();
  for (const way of [...remembered, ...candidates]) {
    const place = await tryPlace(folder, settings, way, installed);
    if (place !== undefined) return place;
  }
  throw new Error(
    "PostgreSQL refuses to run as root, and no way to run it as somebody else works here. " +
      "Run Strata as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.",
  );
}

async function tryPlace(folder: string, settings: Settings, way: Way, installed: Binaries): Promise<Place | undefined> {
  const isElsewhere = way.kind === "user" && way.elsewhere;
  const base = isElsewhere ? (settings.elsewhere ?? elsewhereFor(folder)) : folder;
  const clusterFolder = path.join(base, "postgres");
  // A cluster that exists is used where it is, or not at all: starting an empty one beside it would look like loss.
  if (!isElsewhere && settings.elsewhere !== undefined) return undefined;
  if (isElsewhere && settings.elsewhere === undefined && (await exists(path.join(folder, "postgres/data")))) {
    return undefined;
  }
  const isNew = !(await exists(clusterFolder));
  if (isElsewhere) await mkdir(base, { recursive: true, mode: 0o711 });
  await mkdir(clusterFolder, { recursive: true, mode: 0o700 });
  await giveTo(way, clusterFolder);
  const binaries = isElsewhere ? await copyBinaries(installed, base) : installed;
  if (!(await isPassable(way, binaries.postgres, clusterFolder))) {
    if (isNew) await rm(isElsewhere ? base : clusterFolder, { recursive: true, force: true });
    return undefined;
  }
  return { clusterFolder, binaries, way };
}

// Whoever runs PostgreSQL has to own its data; what was made in another way belongs to another user.
async function giveTo(way: Way, clusterFolder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const uid = way.kind === "user" ? way.uid : 0;
  const gid = way.kind === "user" ? way.gid : 0;
  if ((await stat(clusterFolder)).uid !== uid) await chownAll(clusterFolder, uid, gid);
}

async function chownAll(folder: string, uid: number, gid: number): Promise<void> {
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chown(path.join(entry.parentPath, entry.name), uid, gid);
  }
}

function elsewhereFor(folder: string): string {
  const parent = process.platform === "linux" ? "/var/lib/strata" : path.join(os.tmpdir(), "strata");
  return path.join(parent, createHash("sha256").update(folder).digest("hex").slice(0, 12));
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}
