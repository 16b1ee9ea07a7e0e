/** What running dynamic SQL may take. Times are wall time in milliseconds. */
export type SandboxLimits = {
  /** Until the database of a sandbox is up. */
  readonly bootMs: number;
  /** Executing what came before a statement, so that it finds what it expects. */
  readonly pastMs: number;
  /** The statement itself. */
  readonly statementMs: number;
  /** All of it, for one replay. */
  readonly totalMs: number;
  /** All the memory of the sandbox's process, in MB. An empty database takes 600 to 900. */
  readonly memoryMegabytes: number;
  /** How many sandboxes one replay may lose before nothing more is run. */
  readonly lost: number;
};

/** What ordinary migrations stay far below: a database is up in 3 s, and a block is run in milliseconds. */
export const sandboxLimits: SandboxLimits = {
  bootMs: 120_000,
  pastMs: 60_000,
  statementMs: 10_000,
  totalMs: 240_000,
  memoryMegabytes: 1_536,
  lost: 3,
};
