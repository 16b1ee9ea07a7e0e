import { readFile, writeFile } from "node:fs/promises";

/** A package in package-lock.json. */
export type LockedPackage = {
  readonly version?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

export type LockFile = { readonly packages: Readonly<Record<string, LockedPackage>> };

const FOLDER = "node_modules/";
const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/**
 * Adds the optional packages of other platforms that npm left out of a lock file, because a registry did not have them
 * at that moment. Without them `npm ci` refuses the file, and machines of those platforms lack their programs.
 */
export function completeLockFile(lock: LockFile): LockFile {
  const present = new Set(
    Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf(FOLDER) + FOLDER.length)),
  );
  const missing = Object.values(lock.packages).flatMap((dependent) =>
    Object.entries(dependent.optionalDependencies ?? {})
      .filter(([name]) => !present.has(name))
      .map(([name, version]) => [`${FOLDER}${name}`, describePackage(name, version, dependent)] as const),
  );
  const packages = [...Object.entries(lock.packages), ...missing].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { ...lock, packages: Object.fromEntries(packages) };
}

/** Completes package-lock.json and returns the names it added. */
export async function completeLockFileOnDisk(file = "package-lock.json"): Promise<readonly string[]> {
  const before = JSON.parse(await readFile(file, "utf8")) as LockFile;
  const after = completeLockFile(before);
  const added = Object.keys(after.packages).filter((path) => before.packages[path] === undefined);
  if (added.length > 0) await writeFile(file, `${JSON.stringify(after, null, 2)}\n`);
  return added;
}

// Such packages are named after their platform, in one manner or the other: swc-linux-x64-musl, binding-linux-arm-musleabihf.
function describePackage(name: string, version: string, dependent: LockedPackage): LockedPackage {
  const words = name.slice(name.lastIndexOf("/") + 1).split("-");
  const system = SYSTEMS.find((os) => words.includes(os));
  const processor = PROCESSORS.find((cpu) => words.includes(cpu));
  const libc = words.some((word) => word.startsWith("musl")) ? "musl" : words.includes("gnu") ? "glibc" : undefined;
  if (processor === undefined) throw new Error(`Which platform is ${name} for? Install it where it is needed.`);
  return {
    version,
    cpu: [processor],
    ...(dependent.dev === true ? { dev: true } : {}),
    ...(libc === undefined || system !== "linux" ? {} : { libc: [libc] }),
    optional: true,
    ...(system === undefined ? {} : { os: [system] }),
  };
}
