/** The statement a fact comes from: the migration, its file, and the lines (from 1, both ends included). */
export type Provenance = {
  readonly path: string;
  readonly version: string;
  readonly line: number;
  readonly endLine: number;
  /** Present where the statement built SQL, and running it in a sandbox told what it did. */
  readonly dynamic?: true;
};
