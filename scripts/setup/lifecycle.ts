import { stopCommands } from "../bootstrap/run-command.mjs";
import { closeLine, printFailure } from "../bootstrap/step.mjs";
import { isShell, parentOf } from "../postgres/process-mark";

const PARENT_CHECK_MS = 1000;
const endings: (() => Promise<void> | void)[] = [];
let ending: Promise<void> | undefined;

/** Remembers what has to be stopped when this process ends; the last started is stopped first. */
export function onEnd(stop: () => Promise<void> | void): void {
  endings.push(stop);
}

/** Stops everything that was started and ends the process. Calling it again waits for the same end. */
export function end(status: number): Promise<void> {
  ending ??= stopAll().then(() => process.exit(status));
  return ending;
}

/**
 * Does the work of a command. A failure is printed; it, Ctrl-C and the signals that end a process stop what was started.
 */
export async function runUntilEnd(work: () => Promise<void>): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  process.on("uncaughtException", (error) => void endFailed(error));
  process.on("unhandledRejection", (error) => void endFailed(error));
  endWithNpm();
  try {
    await work();
  } catch (error) {
    await endFailed(error);
  }
}

/** Prints what went wrong, stops everything and ends the process with status 1. */
export function endFailed(error: unknown): Promise<void> {
  if (ending === undefined) printFailure(error);
  return end(1);
}

async function stopAll(): Promise<void> {
  closeLine("stopped");
  stopCommands();
  for (const stop of endings.reverse()) {
    await Promise.resolve(stop()).catch((error: unknown) => printFailure(error));
  }
}

// npm that was killed passes no signal on, and would leave a server behind that nobody knows of.
function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  // Between npm and this process there is a shell, or not. Who started npm may end before it.
  const hasShell = isShell(process.ppid);
  const ancestry = () => `${process.ppid} ${hasShell ? parentOf(process.ppid) : ""}`;
  const before = ancestry();
  setInterval(() => ancestry() === before || void end(1), PARENT_CHECK_MS).unref();
}
