import { type ChildProcess, fork } from "node:child_process";
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { FromSandbox, ToSandbox } from "./protocol";

/** What a sandbox answered; or that it took too long, and is gone; or that it ended, by a fault or at its memory limit. */
export type Answer = FromSandbox | { readonly kind: "too long" } | { readonly kind: "gone" };

/**
 * One throwaway database in a process of its own. It can read the database's program and nothing else, write nothing, start
 * nothing and reach nobody; its environment tells it nothing.
 */
export class SandboxProcess {
  readonly extensions: readonly string[];
  readonly #child: ChildProcess;
  #hear: ((answer: Answer) => void) | null = null;
  #heard: Answer | null = null;
  #isAlive = true;

  constructor(extensions: readonly string[], memoryMegabytes: number) {
    this.extensions = extensions;
    this.#child = start(extensions, memoryMegabytes);
    this.#child.on("message", (message) => this.#answer(message as FromSandbox));
    this.#child.once("exit", () => this.#end());
    this.#child.once("error", () => this.#end());
  }

  /** Waits until the database is up. */
  whenReady(ms: number): Promise<Answer> {
    return this.#next(ms);
  }

  /** Has it do something, and waits so long at most; then it is ended. */
  async ask(message: ToSandbox, ms: number): Promise<Answer> {
    if (!this.#isAlive) return { kind: "gone" };
    this.#child.send(message, () => undefined);
    return this.#next(ms);
  }

  /** Ends it whatever it is doing. */
  kill(): void {
    this.#child.kill("SIGKILL");
  }

  async #next(ms: number): Promise<Answer> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Answer>((resolve) => {
      timer = setTimeout(() => resolve({ kind: "too long" }), Math.max(0, ms));
    });
    const answer = await Promise.race([this.#answered(), late]);
    clearTimeout(timer);
    this.#hear = null;
    if (answer.kind === "too long") this.kill();
    return answer;
  }

  #answered(): Promise<Answer> {
    const heard = this.#heard;
    this.#heard = null;
    if (heard) return Promise.resolve(heard);
    return new Promise((resolve) => {
      this.#hear = resolve;
    });
  }

  #answer(answer: Answer): void {
    if (this.#hear) this.#hear(answer);
    else this.#heard = answer;
    this.#hear = null;
  }

  #end(): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    this.#answer({ kind: "gone" });
  }
}

/** No text becomes a program there, and the heap of JavaScript has an end. */
const confinement = ["--disallow-code-generation-from-strings", "--max-old-space-size=512", "--no-warnings"];

/** What a sandbox lives for is over sooner than optimizing the database's program for it, which took a third of the start. */
const haste = ["--wasm-tiering-budget=200000000"];

function start(extensions: readonly string[], memoryMegabytes: number): ChildProcess {
  const { resolve } = createRequire(import.meta.url);
  const program = realpathSync(path.dirname(resolve("@electric-sql/pglite")));
  const main = resolve("#sandbox-child");
  const child = path.dirname(main);
  const args = [program, String(memoryMegabytes), ...extensions];
  return fork(main, args, {
    env: { NODE_ENV: "production" },
    execArgv: [...permissions([path.dirname(program), child]), ...confinement, ...haste],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** Node.js lets the process read these folders; files elsewhere, writing, child processes and native add-ons are refused. */
function permissions(folders: readonly string[]): readonly string[] {
  const [major = 0] = process.versions.node.split(".").map(Number);
  const flag = major >= 24 ? "--permission" : "--experimental-permission";
  return [flag, "--allow-worker", ...folders.map((folder) => `--allow-fs-read=${path.join(folder, "*")}`)];
}
