import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { choosePlace } from "./choose-place";
import { createCluster, dataFolderOf } from "./create-cluster";
import { findFreePort } from "./free-port";
import { launchPostgres } from "./launch-postgres";
import { findRunningPostmaster, signalQuietly, stopPostmaster } from "./postmaster";
import { APP_ROLE, DATABASE, OWNER_ROLE, prepareDatabase } from "./prepare-database";
import { isRunning, markThisProcess } from "./process-mark";
import { readSettings, type Settings, writeSettings } from "./settings";
import type { Way } from "./way";

/** A PostgreSQL server of Strata's own. */
export type RunningPostgres = {
  readonly port: number;
  readonly pid: number;
  /** How it came: started now, taken over from a process that died, or in use by another process that runs. */
  readonly origin: "started" | "adopted" | "borrowed";
  readonly superuserUrl: string;
  /** Of the role that owns the database and applies migrations. */
  readonly ownerUrl: string;
  /** Of the role that reads and writes rows. */
  readonly appUrl: string;
  /** Stops the server and returns when it has ended; a borrowed one is left to whoever started it. */
  stop(): Promise<void>;
};

export type StartOptions = {
  /** Where the data, the log and the passwords are kept; made when it is not there. */
  readonly folder: string;
  /** False for throwaway databases of tests: faster, and a power cut may lose everything. */
  readonly isDurable?: boolean;
  /** The ways to run the programs that are tried, the best first; all that fit this machine by default. */
  readonly ways?: readonly Way[];
};

const LEFTOVER_TIMEOUT_MS = 5_000;

/**
 * Starts PostgreSQL with its data in `folder`, makes it the first time, and prepares Strata's database and roles.
 * One that a crash left behind is adopted, or stopped when it does not answer. It is stopped when this process ends.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const folder = path.resolve(options.folder);
  await mkdir(folder, { recursive: true });
  const remembered = await readSettings(folder);
  await writeSettings(folder, remembered);
  const place = await choosePlace(folder, remembered, options.ways);
  const data = dataFolderOf(place.clusterFolder);
  const isDurable = options.isDurable ?? true;
  await createCluster({ ...place, password: remembered.passwords.superuser, isDurable });
  const left = await findAnswering(data, remembered);
  if (left !== undefined && isRunning(remembered.keeper)) {
    return { ...withAddresses(remembered, left, "borrowed"), stop: async () => undefined };
  }
  const port = left?.port ?? (await findFreePort(remembered.port));
  const elsewhere =
    place.clusterFolder === path.join(folder, "postgres") ? undefined : path.dirname(place.clusterFolder);
  const settings: Settings = {
    passwords: remembered.passwords,
    port,
    way: place.way,
    ...(elsewhere === undefined ? {} : { elsewhere }),
    keeper: markThisProcess(),
  };
  await writeSettings(folder, settings);
  const pid = left?.pid ?? (await launchPostgres(place, port, path.join(folder, "postgres.log"), isDurable));
  const running = stoppable(withAddresses(settings, { pid, port }, left === undefined ? "started" : "adopted"));
  await prepareDatabase(running.superuserUrl, settings.passwords);
  return running;
}

// A server that runs on the data already: ours to use when it answers, otherwise stopped.
async function findAnswering(data: string, settings: Settings): Promise<{ pid: number; port: number } | undefined> {
  const left = findRunningPostmaster(data);
  if (left === undefined) {
    await rm(path.join(data, "postmaster.pid"), { force: true });
    return undefined;
  }
  const end = Date.now() + LEFTOVER_TIMEOUT_MS;
  while (Date.now() < end) {
    const now = findRunningPostmaster(data);
    if (now === undefined) return undefined;
    if (now.ready && (await answers(urlOf(settings, now.port, "superuser")))) return now;
    await sleep(200);
  }
  await stopPostmaster(left.pid);
  return undefined;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

// Stopped in peace when asked to, and at the latest when this process ends.
function stoppable(running: Omit<RunningPostgres, "stop">): RunningPostgres {
  const stopAtExit = () => signalQuietly(running.pid, "SIGINT");
  process.once("exit", stopAtExit);
  const stop = async () => {
    await stopPostmaster(running.pid);
    process.off("exit", stopAtExit);
  };
  return { ...running, stop };
}

function withAddresses(
  settings: Settings,
  server: { readonly pid: number; readonly port: number },
  origin: RunningPostgres["origin"],
): Omit<RunningPostgres, "stop"> {
  return {
    ...server,
    origin,
    superuserUrl: urlOf(settings, server.port, "superuser"),
    ownerUrl: urlOf(settings, server.port, "owner"),
    appUrl: urlOf(settings, server.port, "app"),
  };
}

function urlOf(settings: Settings, port: number, role: keyof Settings["passwords"]): string {
  const name = { superuser: "postgres", owner: OWNER_ROLE, app: APP_ROLE }[role];
  const database = role === "superuser" ? "postgres" : DATABASE;
  return `postgresql://${name}:${settings.passwords[role]}@127.0.0.1:${port}/${database}`;
}
