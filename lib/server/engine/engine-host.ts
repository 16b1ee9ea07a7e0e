import "server-only";
import { AppError } from "@/lib/domain/errors";
import { BUSY_RETRY_SECONDS, type EngineLimits, engineLimits } from "./engine-limits";
import { EngineProcess } from "./engine-process";
import { type EngineJob, runJob } from "./run-job";

const MEGABYTE = 1024 * 1024;

/**
 * Runs the engine beside the web process: one process for it, started when it is first needed and again after it ended, one
 * job at a time, and a short line of those that wait.
 */
export class EngineHost {
  readonly #limits: EngineLimits;
  #process: EngineProcess | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #unfinished = 0;

  constructor(limits: EngineLimits) {
    this.#limits = limits;
  }

  /** The identity of the process that would do the next job, if it is there. */
  get pid(): number | undefined {
    return this.#process?.isAlive ? this.#process.pid : undefined;
  }

  /** Starts the process, if it is not there, so that it is up when a job comes. */
  warm(): void {
    this.#ready();
  }

  /** Throws `unavailable`, with `retryAfterSeconds`, where a job would not even find a place to wait. */
  refuseWhenFull(): void {
    if (this.#unfinished > this.#limits.waiting)
      throw new AppError("unavailable", "Strata is reading other imports. Nothing was stored; try again in a moment.", {
        retryAfterSeconds: BUSY_RETRY_SECONDS,
      });
  }

  /** Does a job when those before it are done. Throws as `refuseWhenFull` and `runJob` do. */
  async run(job: EngineJob): Promise<void> {
    this.refuseWhenFull();
    this.#unfinished += 1;
    this.warm();
    const turn = this.#last.then(() => this.#runNow(job));
    this.#last = turn.catch(() => undefined);
    try {
      await turn;
    } finally {
      this.#unfinished -= 1;
    }
  }

  /** Ends the process, whatever it does. */
  stop(): void {
    this.#process?.kill();
    this.#process = null;
  }

  async #runNow(job: EngineJob): Promise<void> {
    const engine = this.#ready();
    try {
      const { memoryBytes } = await runJob(engine, job, this.#limits);
      if (memoryBytes > this.#limits.retiredAtMegabytes * MEGABYTE) this.stop();
    } catch (thrown) {
      // A job that did not come to its end leaves a process that may still be at it.
      this.stop();
      throw thrown;
    }
  }

  #ready(): EngineProcess {
    if (!this.#process?.isAlive) this.#process = new EngineProcess(this.#limits);
    return this.#process;
  }
}

const held = globalThis as { strataEngine?: EngineHost };

/** The engine of this web process; one, however often its modules are loaded. */
export function engineHost(): EngineHost {
  held.strataEngine ??= new EngineHost(engineLimits);
  return held.strataEngine;
}
