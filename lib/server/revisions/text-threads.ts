import "server-only";
import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/domain/errors";
import { log } from "../log";
import type { Jobs, Question } from "./thread/jobs";

/** What comparing texts may take. Times are wall time in milliseconds. */
type TextLimits = {
  readonly threads: number;
  /** How many may wait for a thread; one more is told to come back. */
  readonly waiting: number;
  readonly jobMs: number;
  readonly heapMegabytes: number;
};

const usualLimits: TextLimits = { threads: 2, waiting: 16, jobMs: 3_000, heapMegabytes: 256 };
const STARTS_WITHIN_MS = 30_000;

/**
 * Compares texts beside the web process's own thread, so that other pages are answered meanwhile: a few threads, started when they are first
 * needed, and a line of those that wait.
 */
export class TextThreads {
  readonly #limits: TextLimits;
  readonly #idle: Worker[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(limits: Partial<TextLimits> = {}) {
    this.#limits = { ...usualLimits, ...limits };
  }

  /**
   * Does a job as soon as a thread is free. Null where it took longer or more memory than it may: its thread is gone then.
   * Throws `unavailable`, with `retryAfterSeconds`, where it would not even find a place to wait.
   */
  async run<Name extends keyof Jobs>(
    name: Name,
    ...given: Parameters<Jobs[Name]>
  ): Promise<ReturnType<Jobs[Name]> | null> {
    await this.#turn();
    try {
      const thread = this.#idle.pop() ?? (await this.#start());
      const answer = await ask(thread, { name, given } as Question, this.#limits.jobMs);
      if (answer !== null) this.#idle.push(thread);
      return answer as ReturnType<Jobs[Name]> | null;
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Ends the threads that wait for work. */
  stop(): void {
    for (const thread of this.#idle.splice(0)) void thread.terminate();
  }

  async #turn(): Promise<void> {
    if (this.#waiting.length >= this.#limits.waiting)
      throw new AppError("unavailable", "Strata is comparing other texts. Try again in a moment.", {
        retryAfterSeconds: 5,
      });
    if (this.#busy >= this.#limits.threads) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy += 1;
  }

  async #start(): Promise<Worker> {
    // Every way to start Strata begins in its own folder; what a bundler makes of this file does not say where that is.
    const folder = /* turbopackIgnore: true */ process.cwd();
    const entry = path.join(folder, "lib", "server", "revisions", "thread", "main.ts");
    const thread = new Worker(/* turbopackIgnore: true */ entry, {
      env: { NODE_ENV: "production" },
      execArgv: ["--import", "./scripts/typescript/register.mjs"],
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMegabytes },
    });
    // A thread that ends while nobody asks it anything ends alone.
    thread.on("error", () => undefined);
    if ((await nextMessage(thread, STARTS_WITHIN_MS)) === null) throw new Error("the thread for texts does not start");
    return thread;
  }
}

async function ask(thread: Worker, question: Question, allowedMs: number): Promise<unknown> {
  thread.postMessage(question);
  const answer = await nextMessage(thread, allowedMs);
  if (answer === null)
    log.warn({ job: question.name, allowedMs }, "a thread was stopped: texts took too much to compare");
  return answer;
}

/** What a thread says next; null, and its end, where it says nothing in time or has no memory left. */
async function nextMessage(thread: Worker, allowedMs: number): Promise<unknown> {
  thread.ref();
  try {
    const [message] = await once(thread, "message", { signal: AbortSignal.timeout(allowedMs) });
    return message;
  } catch (thrown) {
    void thread.terminate();
    const code = thrown instanceof Error && "code" in thrown ? thrown.code : null;
    if (code === "ABORT_ERR" || code === "ERR_WORKER_OUT_OF_MEMORY") return null;
    throw thrown;
  } finally {
    thread.unref();
  }
}

const held = globalThis as { strataTextThreads?: TextThreads };

/** The threads of this web process; the same, however often its modules are loaded. */
export function textThreads(): TextThreads {
  held.strataTextThreads ??= new TextThreads();
  return held.strataTextThreads;
}
