/** A statement that ran before, in the order of the migrations. */
export type PastStatement = {
  readonly sql: string;
  /** The first of its migration: it finds a connection as new as the database gives it. */
  readonly isFirst: boolean;
};

/** A statement that only running can tell, and what it takes to run it. */
export type DynamicJob = {
  /** What came before it, since the statement of the job before: a runner remembers what it was given. */
  readonly before: readonly PastStatement[];
  readonly statement: PastStatement;
  /** What the clock shows while it runs, in milliseconds since 1970: the same files are the same catalog. */
  readonly clockMs: number;
};

/**
 * What became of it. `ran`: the statements it executed, in order and as the database saw them, with a `SET search_path` where
 * they were executed under another one. `failed`: why there is nothing to tell, in words that go on after “run in a sandbox:”.
 */
export type DynamicRun =
  | { readonly kind: "ran"; readonly statements: readonly string[] }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Runs statements in a throwaway database that holds nothing and reaches nothing. The engine has none of its own: it is pure;
 * whoever has one hands it to `replay`. It never throws for what a statement does.
 */
export type DynamicRunner = { run(job: DynamicJob): Promise<DynamicRun> };
