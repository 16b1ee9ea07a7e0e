import "server-only";
import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { EngineLimits } from "./engine-limits";
import type { FromEngine, ToEngine } from "./protocol";

/** How a process ended: by itself with a status, or by a signal. */
export type EngineEnd = { readonly status: number | null; readonly signal: NodeJS.Signals | null };

/** Whoever listens to a process while it works. */
export type EngineListener = { heard(message: FromEngine): void; ended(end: EngineEnd): void };

const LAST_WORDS = 2_000;

/** One process that runs the engine. It holds nothing of ours: no database address, no secret, no environment but a folder for temporary files. */
export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #ready: Promise<boolean>;
  #listener: EngineListener | null = null;
  #end: EngineEnd | null = null;
  #lastWords = "";

  constructor(limits: EngineLimits) {
    this.#child = start(limits);
    this.#ready = new Promise((resolve) => {
      this.#child.once("message", () => resolve(true));
      this.#child.once("exit", () => resolve(false));
      this.#child.once("error", () => resolve(false));
    });
    this.#child.on("message", (message) => this.#listener?.heard(message as FromEngine));
    this.#child.once("exit", (status, signal) => this.#ended({ status, signal }));
    this.#child.once("error", () => this.#ended({ status: null, signal: null }));
    this.#child.stderr?.on("data", (text: Buffer) => {
      this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS);
    });
    this.rest();
  }

  get isAlive(): boolean {
    return this.#end === null;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** What the process printed last: the reason, where it ended by a fault of its own. */
  get lastWords(): string {
    return this.#lastWords.trim();
  }

  /** Whether it has come up; false where it ended before it could work. */
  whenReady(): Promise<boolean> {
    return this.#ready;
  }

  /** Hands a message over; resolves once it has left. A process that is gone is told nothing: its end is. */
  send(message: ToEngine): Promise<void> {
    return new Promise((resolve) => {
      if (!this.#child.connected) resolve();
      else this.#child.send(message, () => resolve());
    });
  }

  /** Listens until `rest`. A process that has ended already says so at once. */
  listen(listener: EngineListener): void {
    this.#listener = listener;
    this.#child.ref();
    this.#child.channel?.ref();
    if (this.#end) listener.ended(this.#end);
  }

  /** Nobody waits for it: it does not keep the process that started it from ending. */
  rest(): void {
    this.#listener = null;
    this.#child.unref();
    this.#child.channel?.unref();
    const { stderr } = this.#child;
    if (stderr && "unref" in stderr && typeof stderr.unref === "function") stderr.unref();
  }

  /** Ends it whatever it is doing. */
  kill(): void {
    this.#child.kill("SIGKILL");
  }

  #ended(end: EngineEnd): void {
    this.#end ??= end;
    this.#listener?.ended(this.#end);
  }
}

function start(limits: EngineLimits): ChildProcess {
  // Every way to start Strata begins in its own folder; what a bundler makes of this file does not say where that is.
  const folder = /* turbopackIgnore: true */ process.cwd();
  const entry = path.join(folder, "lib", "server", "engine", "child", "main.ts");
  return fork(/* turbopackIgnore: true */ entry, [String(limits.memoryMegabytes)], {
    cwd: folder,
    env: environment(),
    execArgv: ["--import", "./scripts/typescript/register.mjs", `--max-old-space-size=${limits.heapMegabytes}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

const passedOn = ["TMPDIR", "TEMP", "TMP", "SystemRoot", "HOME"];

function environment(): NodeJS.ProcessEnv {
  const kept = passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return { ...Object.fromEntries(kept), NODE_ENV: "production" };
}
