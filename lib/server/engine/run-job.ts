import "server-only";
import { AppError } from "@/lib/domain/errors";
import { shownPath } from "@/lib/domain/import-inputs";
import { log } from "../log";
import { type EngineLimits, jobAllowanceMs, stepAllowanceMs } from "./engine-limits";
import type { EngineEnd, EngineListener, EngineProcess } from "./engine-process";
import type { FromEngine, ToEngine } from "./protocol";

/** Something for the engine to do. `heard` gets every message of the process until the job is done. */
export type EngineJob = {
  /** What is sent, in order; the last message begins the work. */
  readonly messages: () => Iterable<ToEngine>;
  /** How much SQL that is: the time allowed grows with it. */
  readonly bytes: number;
  /** Time it may take beside that, for what does not grow with it. */
  readonly extraMs?: number;
  /** What the process does before it says which file it reads, in words: “sorting the files”. */
  readonly about: string;
  readonly heard: (message: FromEngine) => void;
};

/** What a finished job left behind: the memory its process holds now, in bytes. */
export type JobDone = { readonly memoryBytes: number };

/**
 * Has a process do a job. Throws `too_large`, naming the file it was reading, where the job takes longer or more memory than
 * it may, or comes to more than a catalog may hold; the process is gone then. Anything else that ends it is a bug of ours.
 */
export async function runJob(engine: EngineProcess, job: EngineJob, limits: EngineLimits): Promise<JobDone> {
  const running = new RunningJob(engine, job, limits);
  engine.listen(running);
  try {
    if (!(await engine.whenReady())) throw new Error(`the engine's process does not start: ${engine.lastWords}`);
    for (const message of job.messages()) await engine.send(message);
    running.begin();
    return await running.done;
  } finally {
    running.stop();
    engine.rest();
  }
}

class RunningJob implements EngineListener {
  readonly done: Promise<JobDone>;
  readonly #engine: EngineProcess;
  readonly #job: EngineJob;
  readonly #limits: EngineLimits;
  #path: string | null = null;
  #timers: { readonly job: NodeJS.Timeout; step: NodeJS.Timeout } | null = null;
  #finish: (done: JobDone) => void = () => undefined;
  #fail: (reason: unknown) => void = () => undefined;

  constructor(engine: EngineProcess, job: EngineJob, limits: EngineLimits) {
    this.#engine = engine;
    this.#job = job;
    this.#limits = limits;
    this.done = new Promise((resolve, reject) => {
      this.#finish = resolve;
      this.#fail = reject;
    });
    // Whoever waits is told; until somebody does, a failure is not an unhandled one.
    this.done.catch(() => undefined);
  }

  begin(): void {
    const wholeMs = jobAllowanceMs(this.#limits, this.#job.bytes) + (this.#job.extraMs ?? 0);
    this.#timers = { job: setTimeout(() => this.#timeOut(wholeMs), wholeMs), step: this.#watchStep(this.#job.bytes) };
  }

  stop(): void {
    clearTimeout(this.#timers?.job);
    clearTimeout(this.#timers?.step);
    this.#timers = null;
  }

  heard(message: FromEngine): void {
    if (message.kind === "reading") this.#path = message.path;
    this.#nextStep(message.kind === "reading" ? message.bytes : 0);
    if (message.kind === "done") this.#finish({ memoryBytes: message.memoryBytes });
    else if (message.kind === "refused") this.#fail(new AppError("too_large", message.message));
    else if (message.kind === "failed") this.#fail(new Error(`the engine failed ${this.#where()}: ${message.message}`));
    else this.#deliver(message);
  }

  ended(end: EngineEnd): void {
    const where = this.#where();
    log.warn({ ...end, where, lastWords: this.#engine.lastWords }, "the engine's process ended");
    const most = this.#limits.memoryMegabytes.toLocaleString("en");
    const message = `Strata stopped ${where}: it took more memory than the ${most} MB an import may, or was ended from outside.`;
    this.#fail(new AppError("too_large", `${message} ${advice}`, this.#details()));
  }

  #deliver(message: FromEngine): void {
    try {
      this.#job.heard(message);
    } catch (thrown) {
      this.#engine.kill();
      this.#fail(thrown);
    }
  }

  #nextStep(bytes: number): void {
    if (this.#timers === null) return;
    clearTimeout(this.#timers.step);
    this.#timers.step = this.#watchStep(bytes);
  }

  #watchStep(bytes: number): NodeJS.Timeout {
    const ms = stepAllowanceMs(this.#limits, bytes) + (this.#job.extraMs ?? 0);
    return setTimeout(() => this.#timeOut(ms), ms);
  }

  #timeOut(ms: number): void {
    const message = `Strata stopped ${this.#where()}: it took longer than the ${inSeconds(ms)} it may.`;
    log.warn({ where: this.#where(), ms }, "the engine was stopped at its time limit");
    this.#fail(new AppError("too_large", `${message} ${advice}`, this.#details()));
    this.#engine.kill();
  }

  #where(): string {
    return this.#path === null ? this.#job.about : `reading “${shownPath(this.#path)}”`;
  }

  #details() {
    return this.#path === null ? null : { path: this.#path };
  }
}

const advice = "Nothing was stored. Leave the file out or split it, and import again.";

function inSeconds(ms: number): string {
  const seconds = ms < 1_000 ? ms / 1_000 : Math.round(ms / 1_000);
  return seconds === 1 ? "second" : `${seconds} seconds`;
}
