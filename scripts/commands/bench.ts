import { spawn } from "node:child_process";
import { end, onEnd, runUntilEnd } from "../setup/lifecycle";
import { prepare } from "../setup/prepare";

const BENCHES = [
  "engine",
  "import",
  "table-page",
  "grid",
  "coverage",
  "docs",
  "stale",
  "verification",
  "verify",
  "checklist",
  "gate",
  "sign-in",
  "faults",
];

/** Measures what the goals are set for, each on a throwaway database: npm run bench, or npm run bench -- import [DIR]. */
export function run([name, ...args]: readonly string[]): Promise<void> {
  return runUntilEnd(async () => {
    if (name !== undefined && !BENCHES.includes(name))
      throw new Error(`There is no ${name}. There are: ${BENCHES.join(", ")}.`);
    await prepare();
    const statuses: number[] = [];
    for (const bench of name === undefined ? BENCHES : [name]) statuses.push(await measure(bench, args));
    await end(statuses.every((status) => status === 0) ? 0 : 1);
  });
}

function measure(bench: string, args: readonly string[]): Promise<number> {
  process.stdout.write(`\n${bench}\n`);
  return new Promise((resolve, reject) => {
    const flags = ["--conditions=react-server", "--import", "tsx", `bench/${bench}.ts`, ...args];
    const child = spawn(process.execPath, flags, { stdio: ["ignore", "inherit", "inherit"] });
    onEnd(() => void child.kill("SIGTERM"));
    child.once("error", reject);
    child.once("exit", (status) => resolve(status ?? 1));
  });
}
