import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./process-mark";

/** A PostgreSQL server as its postmaster.pid describes it. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean };

/** What postmaster.pid of a data folder says, whether or not that server still runs. */
export function readPostmaster(dataFolder: string): Postmaster | undefined {
  try {
    const lines = readFileSync(path.join(dataFolder, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return undefined;
  }
}

/** The server that runs on a data folder, told from a stranger that was given its process id since. */
export function findRunningPostmaster(dataFolder: string): Postmaster | undefined {
  const postmaster = readPostmaster(dataFolder);
  return postmaster !== undefined && isServing(postmaster.pid, dataFolder) ? postmaster : undefined;
}

/** Stops a server: first in peace, then with force. PostgreSQL loses nothing either way. */
export async function stopPostmaster(pid: number): Promise<void> {
  const steps = [
    ["SIGINT", 15],
    ["SIGQUIT", 5],
    ["SIGKILL", 5],
  ] as const;
  for (const [signal, seconds] of steps) {
    if (!isAlive(pid)) return;
    // A server that was stopped by job control has to run to hear the signal.
    for (const each of [signal, "SIGCONT"] as const) signalQuietly(pid, each);
    if (await hasEnded(pid, seconds * 1000)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop. Stop it by hand and try again.`);
}

/** Sends a signal; a process that has ended meanwhile is not an error. */
export function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function hasEnded(pid: number, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    if (!isAlive(pid)) return true;
    await sleep(25);
  }
  return false;
}

function isServing(pid: number, dataFolder: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataFolder);
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(dataFolder);
  } catch {
    return false;
  }
}
