import "server-only";

/** A table as a reviewer was shown it: how often its status was set, its docs by their place in the chain, its schema by a digest. */
export type Shown = {
  readonly number: number;
  readonly writtenSequence: number;
  readonly schemaDigest: string;
  /** The head migration then; not held against the table, for it may move without touching it. */
  readonly position: number;
};

const form = /^(\d{1,9})\.(\d{1,15})\.([0-9a-f]{64})\.(\d{1,9})$/u;

/** The key that goes with the form of a verification. */
export function keyOf({ number, writtenSequence, schemaDigest, position }: Shown): string {
  return [number, writtenSequence, schemaDigest, position].join(".");
}

/** What a key says was shown; null for what is no key. */
export function shownBy(key: string): Shown | null {
  const [, number, writtenSequence, schemaDigest, position] = form.exec(key) ?? [];
  if (schemaDigest === undefined) return null;
  return {
    number: Number(number),
    writtenSequence: Number(writtenSequence),
    schemaDigest,
    position: Number(position),
  };
}

/** Whether a table still is what was shown. */
export function isSame(shown: Shown, now: Shown): boolean {
  return (
    shown.number === now.number &&
    shown.writtenSequence === now.writtenSequence &&
    shown.schemaDigest === now.schemaDigest
  );
}
