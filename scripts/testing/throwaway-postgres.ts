import { chmod, mkdtemp, readdir, rm, statfs } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { findRunningPostmaster, stopPostmaster } from "../postgres/postmaster";
import { isRunning } from "../postgres/process-mark";
import { readSettings } from "../postgres/settings";
import { type RunningPostgres, startPostgres } from "../postgres/start-postgres";

const PREFIX = "strata-test-";
// Linux keeps this folder in memory: the hundreds of files of each database are made there for a fraction of the work.
const IN_MEMORY = "/dev/shm";
const ROOM_BYTES = 1024 ** 3;

/**
 * Starts a PostgreSQL of its own for tests in the system's temporary folder; `stop` removes it with its data. `isDurable` where it
 * is to take the time that keeping data safe takes, `inMemory` where many databases are made: a folder in memory is used if there is
 * one with room.
 */
export async function startThrowawayPostgres({ isDurable = false, inMemory = false } = {}): Promise<RunningPostgres> {
  const root = inMemory && (await hasRoom(IN_MEMORY)) ? IN_MEMORY : os.tmpdir();
  for (const each of [os.tmpdir(), IN_MEMORY]) await sweep(each);
  const folder = await mkdtemp(path.join(root, PREFIX));
  // Enterable by others, for as root PostgreSQL may have to run as somebody else.
  await chmod(folder, 0o711);
  const postgres = await startPostgres({ folder, isDurable });
  const stop = async () => {
    await postgres.stop();
    await removeWithData(folder);
  };
  return { ...postgres, stop };
}

async function hasRoom(root: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(root);
    return Math.min(bavail * bsize, process.availableMemory()) >= ROOM_BYTES;
  } catch {
    return false;
  }
}

// What test runs that were killed left behind.
async function sweep(root: string): Promise<void> {
  for (const name of await readdir(root).catch(() => [])) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = path.join(root, name);
    const settings = await readSettings(folder).catch(() => undefined);
    if (settings?.keeper === undefined || isRunning(settings.keeper)) continue;
    const left = findRunningPostmaster(path.join(settings.elsewhere ?? folder, "postgres/data"));
    if (left !== undefined) await stopPostmaster(left.pid);
    await removeWithData(folder);
  }
}

async function removeWithData(folder: string): Promise<void> {
  const { elsewhere } = await readSettings(folder);
  if (elsewhere !== undefined) await rm(elsewhere, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}
