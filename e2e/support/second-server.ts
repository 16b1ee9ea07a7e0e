import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "@/scripts/postgres/free-port";
import { server } from "./server";

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const watch = new URL("../../scripts/setup/end-with-parent.mjs", import.meta.url).href;
const STARTS_WITHIN_MS = 30_000;

/** Another process of the same build on the same database. */
export type SecondServer = {
  readonly address: string;
  /** What it has printed so far, on both outputs. */
  readonly printed: () => string;
  /** Sends it a signal; gives its exit status once it is gone (null: ended by the signal). */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** Starts another process with settings of its own, and waits until it answers. */
export async function startSecondServer(environment: Readonly<Record<string, string>> = {}): Promise<SecondServer> {
  const port = await findFreePort();
  const address = `http://localhost:${port}`;
  const { child, printed } = launch(port, { NEXTAUTH_URL: address, ...environment });
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`It did not start:\n${printed()}`);
    await sleep(50);
  }
  return {
    address,
    printed,
    end: async (signal = "SIGTERM") => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      await once(child, "exit");
      return child.exitCode;
    },
  };
}

/** Starts another process that should refuse to; gives its exit status and what it printed. */
export async function startInVain(environment: Readonly<Record<string, string>>) {
  const port = await findFreePort();
  const { child, printed } = launch(port, { NEXTAUTH_URL: `http://localhost:${port}`, ...environment });
  const timer = setTimeout(() => child.kill("SIGKILL"), STARTS_WITHIN_MS);
  await once(child, "exit");
  clearTimeout(timer);
  return { status: child.exitCode, printed: printed() };
}

function launch(port: number, environment: Readonly<Record<string, string>>) {
  const own = { DATABASE_URL: server.databaseUrl, NEXTAUTH_SECRET: server.secret, NODE_ENV: "production" as const };
  const args = ["--import", watch, next, "start", "--port", String(port), "--hostname", "127.0.0.1"];
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...own, ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const chunks: string[] = [];
  for (const output of [child.stdout, child.stderr]) output?.on("data", (chunk: Buffer) => chunks.push(String(chunk)));
  return { child, printed: () => chunks.join("") };
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
