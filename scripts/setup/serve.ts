import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { hostFromEnvironment, portFromEnvironment } from "../bootstrap/check-port.mjs";
import { step } from "../bootstrap/step.mjs";
import { NEXT } from "./build";
import { endFailed, onEnd } from "./lifecycle";

export type ServeOptions = {
  readonly mode: "start" | "dev";
  readonly environment: Readonly<Record<string, string>>;
  /** The address to listen on when HOSTNAME does not say. */
  readonly defaultHost: string;
};

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;

/** Starts the web server, returns its address once it answers, and stops it when this process ends. */
export async function serve(options: ServeOptions): Promise<string> {
  const port = portFromEnvironment();
  const host = hostFromEnvironment() ?? options.defaultHost;
  await step("Starting the web server", async () => {
    const server = startServer(options, host, port);
    onEnd(() => stopServer(server));
    await waitUntilReady(server, host, port);
    server.once("exit", (status) => endFailed(new Error(`The web server ended unexpectedly (${status}).`)));
  });
  if (host === "127.0.0.1") answerOnIpv6(port);
  return publicAddress();
}

/** The address people use: NEXTAUTH_URL, or this machine on the port that is served. */
export function publicAddress(): string {
  return process.env.NEXTAUTH_URL || `http://localhost:${portFromEnvironment()}`;
}

function startServer({ mode, environment }: ServeOptions, host: string, port: number): ChildProcess {
  // The owner's connection is for migrations; what serves people does not get it.
  const { DATABASE_OWNER_URL: _, ...inherited } = process.env;
  const watch = new URL("./end-with-parent.mjs", import.meta.url).href;
  const args = ["--import", watch, NEXT, mode, "--port", String(port), "--hostname", host];
  return spawn(process.execPath, args, {
    env: { ...inherited, NEXT_TELEMETRY_DISABLED: "1", NEXTAUTH_URL: publicAddress(), ...environment },
    stdio: ["ignore", mode === "dev" ? "inherit" : "pipe", "inherit", "ipc"],
  });
}

async function waitUntilReady(server: ChildProcess, host: string, port: number): Promise<void> {
  let printed = "";
  const keep = (text: Buffer) => {
    printed += text;
  };
  server.stdout?.on("data", keep);
  const address = ["0.0.0.0", "::", "127.0.0.1"].includes(host) ? "127.0.0.1" : host;
  const url = `http://${address.includes(":") ? `[${address}]` : address}:${port}/`;
  const end = Date.now() + READY_TIMEOUT_MS;
  while (!(await isAnswering(url))) {
    if (server.exitCode !== null) throw new Error(`The web server does not start.\n${printed}`);
    if (Date.now() > end) throw new Error(`The web server does not answer on ${url}.\n${printed}`);
    await sleep(50);
  }
  server.stdout?.off("data", keep).pipe(process.stdout);
}

async function isAnswering(url: string): Promise<boolean> {
  try {
    await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(20_000) });
    return true;
  } catch {
    return false;
  }
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  await Promise.race([ended, sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
  server.kill("SIGKILL");
}

// `localhost` is both addresses of this machine, and browsers may try the newer one first.
function answerOnIpv6(port: number): void {
  const server = createServer((incoming) => {
    const outgoing = connect({ port, host: "127.0.0.1" });
    incoming.pipe(outgoing).pipe(incoming);
    incoming.on("error", () => outgoing.destroy());
    outgoing.on("error", () => incoming.destroy());
  });
  server.on("error", () => undefined);
  server.listen({ port, host: "::1" });
  onEnd(() => void server.close());
}
