import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { onEnd } from "../setup/lifecycle";

/** How many checks of a stage held, and how many did not. */
export type Outcome = { readonly passed: number; readonly failed: number };

/** A program of node_modules that checks something, and how to count what it found. */
export type Stage = {
  readonly title: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the program writes its results as JSON, and how to count them; without, the stage is one check. */
  readonly results?: { readonly file: string; readonly count: (results: unknown) => Outcome };
};

/** Runs a stage in plain sight and counts. A program that fails for another reason counts as one that did not hold. */
export async function runStage(stage: Stage): Promise<Outcome> {
  process.stdout.write(`\n${stage.title}\n`);
  if (stage.results !== undefined) {
    await mkdir(path.dirname(stage.results.file), { recursive: true });
    await rm(stage.results.file, { force: true });
  }
  const status = await runVisibly(stage);
  const outcome = stage.results === undefined ? undefined : await readOutcome(stage.results);
  if (outcome === undefined) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  return status !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

function runVisibly({ program, args, environment = {} }: Stage): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join("node_modules", program), ...args], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "inherit", "inherit"],
    });
    onEnd(() => void child.kill("SIGTERM"));
    child.once("error", reject);
    child.once("exit", (status) => resolve(status ?? 1));
  });
}

async function readOutcome({ file, count }: NonNullable<Stage["results"]>): Promise<Outcome | undefined> {
  try {
    return count(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}
