import type { DynamicJob, DynamicRun, DynamicRunner, PastStatement } from "@/migrations-import/index";
import { extensionsIn } from "./known-extensions";
import { type SandboxLimits, sandboxLimits } from "./sandbox-limits";
import { type Answer, SandboxProcess } from "./sandbox-process";

/** A runner of dynamic SQL for one replay; `close` ends its sandbox and must be called. */
export type SandboxRunner = DynamicRunner & { close(): void };

/**
 * Runs dynamic SQL in throwaway databases, each a process that can reach nothing. Nothing is started before the first
 * statement is to be run. A statement that holds or fills its sandbox loses it; the next finds a new one, built from what came
 * before, without that statement.
 */
export function createSandboxRunner(limits: SandboxLimits = sandboxLimits): SandboxRunner {
  return new Runner(limits);
}

class Runner implements SandboxRunner {
  readonly #limits: SandboxLimits;
  readonly #past: PastStatement[] = [];
  #sandbox: SandboxProcess | null = null;
  /** How much of the past the sandbox has executed. */
  #built = 0;
  #lost = 0;
  #spentMs = 0;

  constructor(limits: SandboxLimits) {
    this.#limits = limits;
  }

  async run({ before, statement, clockMs }: DynamicJob): Promise<DynamicRun> {
    for (const each of before) this.#past.push(each);
    const begun = performance.now();
    try {
      const sandbox = await this.#prepare(statement);
      if (!(sandbox instanceof SandboxProcess)) return sandbox;
      return await this.#execute(sandbox, { before: [], statement, clockMs });
    } finally {
      this.#spentMs += performance.now() - begun;
    }
  }

  close(): void {
    this.#sandbox?.kill();
    this.#sandbox = null;
    this.#built = 0;
  }

  /** A sandbox that has executed the past; or why there is none. */
  async #prepare(statement: PastStatement): Promise<SandboxProcess | DynamicRun> {
    if (this.#lost >= this.#limits.lost) return failed(`nothing more was run after ${this.#lost} sandboxes were lost`);
    if (this.#left() === 0) return failed("nothing more was run, because the time for it was used up");
    const wanted = extensionsIn([...this.#past, statement]);
    if (this.#sandbox && wanted.some((each) => !this.#sandbox?.extensions.includes(each))) this.close();
    const sandbox = this.#sandbox ?? (await this.#start(wanted));
    if (!sandbox) return failed("the sandbox does not start");
    const statements = this.#past.slice(this.#built);
    if (statements.length === 0) return sandbox;
    const answer = await sandbox.ask({ kind: "past", statements }, Math.min(this.#limits.pastMs, this.#left()));
    if (answer.kind !== "done") return this.#lose("executing what comes before it", answer, this.#limits.pastMs);
    this.#built = this.#past.length;
    return sandbox;
  }

  async #start(extensions: readonly string[]): Promise<SandboxProcess | null> {
    const sandbox = new SandboxProcess(extensions, this.#limits.memoryMegabytes);
    this.#sandbox = sandbox;
    this.#built = 0;
    const answer = await sandbox.whenReady(Math.min(this.#limits.bootMs, this.#left()));
    if (answer.kind === "ready") return sandbox;
    this.#lose("starting", answer, this.#limits.bootMs);
    return null;
  }

  async #execute(sandbox: SandboxProcess, { statement, clockMs }: DynamicJob): Promise<DynamicRun> {
    const ms = Math.min(this.#limits.statementMs, this.#left());
    const answer = await sandbox.ask({ kind: "run", statement, clockMs }, ms);
    if (answer.kind === "failed") return this.#fail(answer);
    if (answer.kind !== "ran") return this.#lose("it", answer, this.#limits.statementMs);
    // A sandbox that is built anew executes it again.
    this.#past.push(statement);
    this.#built = this.#past.length;
    return answer;
  }

  #fail({ reason, isSpoilt }: Extract<Answer, { kind: "failed" }>): DynamicRun {
    if (isSpoilt) {
      this.close();
      this.#lost += 1;
    }
    return failed(reason);
  }

  #lose(what: string, answer: Answer, ms: number): DynamicRun {
    this.close();
    this.#lost += 1;
    if (answer.kind === "too long")
      return failed(`${what} took longer than the ${Math.ceil(ms / 1_000)} seconds it may`);
    const most = this.#limits.memoryMegabytes.toLocaleString("en");
    return failed(`${what} ended the sandbox, or took more memory than the ${most} MB it may`);
  }

  #left(): number {
    return Math.max(0, this.#limits.totalMs - this.#spentMs);
  }
}

function failed(reason: string): DynamicRun {
  return { kind: "failed", reason };
}
