/** How much of a project's audit log is signed. */
export type CheckpointState = {
  /** What this instance signs with, Base64; null where it has no key. */
  readonly publicKey: string | null;
  /** How many rows the log has. */
  readonly records: number;
  readonly last: {
    /** How many rows it covers. */
    readonly size: number;
    /** ISO 8601 in UTC. */
    readonly at: string;
    /** Where it is already outside of the database, and where it is still to go: `file`, `webhook`. */
    readonly left: readonly string[];
    readonly waiting: readonly string[];
  } | null;
};
