import type { ExportChain } from "./audit-export";
import type { ChainEnd } from "./hash-chain";

/** The first record of an export that does not fit. */
export type ExportBreak = {
  /** The type of the record that belongs there, and its place in its chain where it has one. */
  readonly type: string;
  readonly sequence: number | null;
  /** What it is of, where it is there: the id of an audit row, of a revision's doc. */
  readonly id: string | null;
  readonly reason: keyof typeof breakWords;
};

/** What checking an export found: how far its chains hold, the newest checkpoint that fits, what does not fit first. */
export type ExportReport = {
  readonly ends: Readonly<Record<ExportChain, ChainEnd>>;
  readonly signed: SignedEnd | null;
  readonly broken: ExportBreak | null;
};

/** Up to where a signature covers the audit log, since when, and whose: the public key. */
export type SignedEnd = { readonly sequence: number; readonly at: string; readonly publicKey: string };

export const breakWords = {
  unreadable: "this line is no record of an export",
  header: "an export begins with one header",
  missing: "the record that belongs here is not there",
  unlinked: "it does not follow upon the record before it",
  altered: "what it says is not what its hash was made of",
  contradicted: "this checkpoint is not of the records before it",
  forged: "this checkpoint is not signed by its key",
  "other key": "this is signed by another key than those given",
  forgotten: "it is not the record that a checkpoint given apart was made of",
  cut: "the chain ends before the place that is said to be its end",
  elsewhere: "no checkpoint given apart is of this project",
  unsealed: "the export does not end with its seal",
  opened: "the seal is not of the lines before it",
  differs: "the doc does not say what its newest revision says",
  unrecorded: "no row of the audit log holds it",
  unsigned: "there is no signature or withdrawal with the digest that this row holds",
  "other docs": "a signature says that the docs were others here",
  unchained: "this row of the audit log is in no chain",
} as const;
