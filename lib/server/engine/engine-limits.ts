import "server-only";

const MEGABYTE = 1024 * 1024;

/** What the process that reads SQL may take. Times are wall time in milliseconds. */
export type EngineLimits = {
  /** One file, or one step without word of progress: so long, and so much more for each MB of SQL. */
  readonly stepMs: number;
  readonly stepMsPerMegabyte: number;
  /** All the files of one import, in the same way. */
  readonly jobMs: number;
  readonly jobMsPerMegabyte: number;
  /** The heap of JavaScript in the process, and all its memory, in MB. */
  readonly heapMegabytes: number;
  readonly memoryMegabytes: number;
  /** How many jobs may wait for the one that runs; one more is told to come back. */
  readonly waiting: number;
  /** After a job that left it with more memory than this, in MB, the process is replaced. */
  readonly retiredAtMegabytes: number;
};

/** What ordinary imports stay far below: a history of 7 MB is read in about 4 s. */
export const engineLimits: EngineLimits = {
  stepMs: 10_000,
  stepMsPerMegabyte: 500,
  jobMs: 15_000,
  jobMsPerMegabyte: 2_000,
  heapMegabytes: 768,
  memoryMegabytes: 1_280,
  waiting: 8,
  retiredAtMegabytes: 512,
};

/** How long a caller who is told that the engine is busy had better wait. */
export const BUSY_RETRY_SECONDS = 15;

/** The most changes one import may make: the web process has to list and store them. */
export const MAX_IMPORT_CHANGES = 150_000;

/** What running dynamic SQL may add to any step and to the whole: the sandbox's own limit on all of it, and a little. */
export const SANDBOX_MS = 255_000;

/** How long a step on a file of so many bytes may take. */
export function stepAllowanceMs(limits: EngineLimits, bytes: number): number {
  return limits.stepMs + (bytes / MEGABYTE) * limits.stepMsPerMegabyte;
}

/** How long a job on so many bytes of files may take. */
export function jobAllowanceMs(limits: EngineLimits, bytes: number): number {
  return limits.jobMs + (bytes / MEGABYTE) * limits.jobMsPerMegabyte;
}
