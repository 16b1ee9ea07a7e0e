import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { findRunningPostmaster, stopPostmaster } from "../postgres/postmaster";
import { isRunning } from "../postgres/process-mark";
import { readSettings } from "../postgres/settings";
import { type RunningPostgres, startPostgres } from "../postgres/start-postgres";

const PREFIX = "strata-test-";

/**
 * Starts a PostgreSQL of its own for tests in the system's temporary folder; `stop` removes it with its data. `isDurable` where it
 * is to take the time that keeping data safe takes.
 */
export async function startThrowawayPostgres({ isDurable = false } = {}): Promise<RunningPostgres> {
  await sweep();
  const folder = await mkdtemp(path.join(os.tmpdir(), PREFIX));
  // Enterable by others, for as root PostgreSQL may have to run as somebody else.
  await chmod(folder, 0o711);
  const postgres = await startPostgres({ folder, isDurable });
  const stop = async () => {
    await postgres.stop();
    await removeWithData(folder);
  };
  return { ...postgres, stop };
}

// What test runs that were killed left behind.
async function sweep(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = path.join(os.tmpdir(), name);
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
