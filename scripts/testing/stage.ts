import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { onEnd } from "../setup/lifecycle";

/** How many checks of a stage held, and how many did not. */
export type Outcome = { readonly passed: number; readonly failed: number };

/** A program that checks something, and how to count what it found. */
export type Stage = {
  readonly title: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the program writes its results as JSON, and how to count them; without, the stage is one check. */
  readonly results?: { readonly file: string; readonly count: (results: unknown) => Outcome };
};

/** Takes what a stage prints, as it comes. */
export type Print = (text: string) => void;

/**
 * Runs a stage and counts, in plain sight where nothing is said about printing. A program that fails for another reason counts as one
 * that did not hold.
 */
export async function runStage(stage: Stage, print?: Print): Promise<Outcome> {
  const title = `\n${stage.title}\n`;
  if (print === undefined) process.stdout.write(title);
  else print(title);
  if (stage.results !== undefined) {
    await mkdir(path.dirname(stage.results.file), { recursive: true });
    await rm(stage.results.file, { force: true });
  }
  const status = await runProgram(stage, print);
  const outcome = stage.results === undefined ? undefined : await readOutcome(stage.results);
  if (outcome === undefined) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  return status !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

function runProgram({ program, args, environment = {} }: Stage, print?: Print): Promise<number> {
  const output = print === undefined ? "inherit" : "pipe";
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", output, output],
    });
    if (print !== undefined)
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", print);
    onEnd(() => void child.kill("SIGTERM"));
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? 1));
  });
}

async function readOutcome({ file, count }: NonNullable<Stage["results"]>): Promise<Outcome | undefined> {
  try {
    return count(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}
