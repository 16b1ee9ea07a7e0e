import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "../postgres/free-port";

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const watch = new URL("../setup/end-with-parent.mjs", import.meta.url).href;
// A machine that does much else is slow to start one.
const STARTS_WITHIN_MS = 120_000;

/** A process of the build that is there, on a port of its own. */
export type WebProcess = {
  readonly address: string;
  readonly pid: number;
  /** What it has printed so far, on both outputs. */
  readonly printed: () => string;
  /** Sends it a signal; gives its exit status once it is gone (null: ended by the signal). */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** Starts a web process with these settings, and waits until it answers. */
export async function startWebProcess(environment: Readonly<Record<string, string>>): Promise<WebProcess> {
  const { child, address, printed } = await launchWebProcess(environment);
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (!(await answers(address))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`It did not start:\n${printed()}`);
    await sleep(50);
  }
  return {
    address,
    pid: child.pid ?? 0,
    printed,
    end: async (signal = "SIGTERM") => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      await once(child, "exit");
      return child.exitCode;
    },
  };
}

/** Starts a web process that should refuse to; gives its exit status and what it printed. */
export async function startInVain(environment: Readonly<Record<string, string>>) {
  const { child, printed } = await launchWebProcess(environment);
  const timer = setTimeout(() => child.kill("SIGKILL"), STARTS_WITHIN_MS);
  await once(child, "exit");
  clearTimeout(timer);
  return { status: child.exitCode, printed: printed() };
}

async function launchWebProcess(environment: Readonly<Record<string, string>>) {
  const port = await findFreePort();
  const address = `http://localhost:${port}`;
  const args = ["--import", watch, next, "start", "--port", String(port), "--hostname", "127.0.0.1"];
  const own = { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" as const, NEXTAUTH_URL: address };
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { ...process.env, ...own, ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const chunks: string[] = [];
  for (const output of [child.stdout, child.stderr]) output?.on("data", (chunk: Buffer) => chunks.push(String(chunk)));
  return { child, address, printed: () => chunks.join("") };
}

async function answers(address: string): Promise<boolean> {
  const url = `${address.replace("localhost", "127.0.0.1")}/healthz`;
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
