import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile, rename, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Place } from "./choose-place";
import { dataFolderOf } from "./create-cluster";
import { readPostmaster } from "./postmaster";
import { isAlive } from "./process-mark";
import { invoke } from "./way";

const READY_TIMEOUT_MS = 120_000;
const MAX_LOG_BYTES = 10_000_000;
const CONFIGURATION = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] %u ",
};
const THROWAWAY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "4GB" };

/** Runs a server on a cluster and returns its process id once it accepts connections; fails with the end of its log. */
export async function launchPostgres(place: Place, port: number, logFile: string, isDurable: boolean): Promise<number> {
  const data = dataFolderOf(place.clusterFolder);
  await keepLogShort(logFile);
  const configuration = { ...CONFIGURATION, ...(isDurable ? {} : THROWAWAY), port: String(port) };
  const flags = Object.entries(configuration).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { command, args, identity } = invoke(place.way, place.binaries.postgres, ["-D", data, ...flags]);
  const end = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < end) {
    const log = openSync(logFile, "a");
    // Its own session, so that Ctrl-C reaches Strata first, which ends what uses the database before the database.
    const child = spawn(command, [...args], { ...identity, cwd: data, detached: true, stdio: ["ignore", log, log] });
    closeSync(log);
    child.on("error", () => undefined);
    child.unref();
    if (child.pid !== undefined && (await isReady(data, child.pid, end))) return child.pid;
    // Processes of a killed server let go of its memory when they notice, which takes them a moment.
    if (!(await lastLines(logFile)).includes("shared memory block")) break;
    await sleep(500);
  }
  throw new Error(`PostgreSQL does not start. Its log (${logFile}) ends with:\n${await lastLines(logFile)}`);
}

async function isReady(data: string, pid: number, end: number): Promise<boolean> {
  while (Date.now() < end && isAlive(pid)) {
    const postmaster = readPostmaster(data);
    if (postmaster?.pid === pid && postmaster.ready) return true;
    await sleep(25);
  }
  return false;
}

async function keepLogShort(logFile: string): Promise<void> {
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size > MAX_LOG_BYTES) await rename(logFile, `${logFile}.1`);
}

async function lastLines(logFile: string): Promise<string> {
  const log = await readFile(logFile, "utf8").catch(() => "");
  return log.trimEnd().split("\n").slice(-5).join("\n");
}
