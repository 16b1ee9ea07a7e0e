import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import os from "node:os";
import { promisify } from "node:util";

/**
 * How PostgreSQL's programs are run, for PostgreSQL refuses to run as root.
 * - direct: as whoever runs Strata
 * - namespace: in a user namespace where root's files belong to an ordinary user
 * - user: as another, unprivileged user; with `elsewhere`, from a folder that user can enter
 */
export type Way =
  | { readonly kind: "direct" }
  | { readonly kind: "namespace"; readonly uid: number; readonly gid: number }
  | { readonly kind: "user"; readonly uid: number; readonly gid: number; readonly elsewhere: boolean };

/** What `spawn` needs to run a program in a way. */
export type Invocation = {
  readonly command: string;
  readonly args: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
};

type Account = { readonly name: string; readonly uid: number; readonly gid: number };

/** The ways to try for data in `folder`, the best first. */
export async function waysFor(folder: string): Promise<readonly Way[]> {
  if (process.platform === "win32" || process.getuid === undefined) return [{ kind: "direct" }];
  const accounts = await ordinaryAccounts();
  const namespaces = accounts.slice(0, 1).map(({ uid, gid }): Way => ({ kind: "namespace", uid, gid }));
  if (process.getuid() !== 0) return hasName() ? [{ kind: "direct" }] : [...namespaces, { kind: "direct" }];
  const owner = await stat(folder);
  const keeper = accounts.find((account) => account.uid === owner.uid);
  const users = [...(keeper === undefined ? [] : [keeper]), ...accounts.slice(0, 1)];
  const inPlace = users.map(({ uid, gid }): Way => ({ kind: "user", uid, gid, elsewhere: false }));
  const elsewhere = accounts.slice(0, 1).map(({ uid, gid }): Way => ({ kind: "user", uid, gid, elsewhere: true }));
  return keeper === undefined ? [...namespaces, ...inPlace, ...elsewhere] : [...inPlace, ...namespaces, ...elsewhere];
}

/** How to run `program` in a way. */
export function invoke(way: Way, program: string, args: readonly string[]): Invocation {
  if (way.kind === "direct") return { command: program, args, identity: {} };
  if (way.kind === "user") return { command: program, args, identity: { uid: way.uid, gid: way.gid } };
  const flags = ["--user", `--map-user=${way.uid}`, `--map-group=${way.gid}`, "--"];
  return { command: "unshare", args: [...flags, program, ...args], identity: {} };
}

/** Whether a way can run `program` and write in `folder` on this machine. Nothing is left behind. */
export async function isPassable(way: Way, program: string, folder: string): Promise<boolean> {
  if (way.kind === "direct") return true;
  const script = 'test -w "$2" && test -x "$2" && exec "$1" --version';
  const { command, args, identity } = invoke(way, "/bin/sh", ["-c", script, "sh", program, folder]);
  try {
    await promisify(execFile)(command, [...args], { ...identity, timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

// PostgreSQL's initdb wants a user that has a name.
function hasName(): boolean {
  try {
    return os.userInfo().username !== "";
  } catch {
    return false;
  }
}

async function ordinaryAccounts(): Promise<readonly Account[]> {
  const lines = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n");
  const accounts = lines.flatMap((line): Account[] => {
    const [name = "", , uid, gid] = line.split(":");
    return name === "" || Number(uid) === 0 ? [] : [{ name, uid: Number(uid), gid: Number(gid) }];
  });
  const rank = (account: Account) => (account.name === "postgres" ? 0 : account.name === "nobody" ? 1 : 2);
  return accounts.sort((a, b) => rank(a) - rank(b));
}
