import "server-only";
import type { Verdict } from "@/lib/domain/readiness";
import { isInForce } from "@/lib/domain/waivers";
import { digestOf } from "../checklists/digest-of";
import type { SignableState } from "./read-signable-state";

/** What somebody who signs was shown. Digests are of 64 hexadecimal digits. */
export type Shown = {
  readonly position: number;
  readonly importSerial: number;
  readonly schema: string;
  /** The place in the chain of the newest writing that the signature covers. */
  readonly written: number;
  readonly texts: string;
  readonly evaluations: string;
  /** The waivers in force. */
  readonly waivers: string;
  /** How often the signer has signed or withdrawn here, so that what was sent once is worth nothing a second time. */
  readonly own: number;
};

/** What of it can move on, as people are told. */
const words = {
  importSerial: "The migrations were imported anew.",
  position: "There is a newer migration.",
  schema: "The schema is another.",
  written: "Something was written.",
  texts: "The text of a checklist was changed.",
  evaluations: "An item of a checklist stands otherwise.",
  waivers: "Other waivers are in force.",
  own: "You have signed or withdrawn meanwhile.",
} as const satisfies Readonly<Record<keyof Shown, string>>;

const form =
  /^(\d{1,9})\.(\d{1,9})\.([0-9a-f]{64})\.(\d{1,15})\.([0-9a-f]{64})\.([0-9a-f]{64})\.([0-9a-f]{64})\.(\d{1,9})$/u;

/** The key that goes with the form of a signature. */
export function keyOf(shown: Shown): string {
  const { position, importSerial, schema, written, texts, evaluations, waivers, own } = shown;
  return [position, importSerial, schema, written, texts, evaluations, waivers, own].join(".");
}

/** What a key says was shown; null for what is no key. */
export function shownBy(key: string): Shown | null {
  const [, position, importSerial, schema = "", written, texts = "", evaluations = "", waivers = "", own] =
    form.exec(key) ?? [];
  if (own === undefined) return null;
  const numbers = { position: Number(position), importSerial: Number(importSerial), written: Number(written) };
  return { ...numbers, schema, texts, evaluations, waivers, own: Number(own) };
}

/** What is shown to somebody now. */
export function shownOf(state: SignableState, readiness: Verdict, own: number): Shown {
  const { position, importSerial, schemaDigest, writtenSequence, texts } = state;
  return {
    position,
    importSerial,
    schema: schemaDigest,
    written: writtenSequence,
    texts: digestOf(texts),
    evaluations: readiness.digests?.evaluations ?? digestOf(null),
    waivers: digestOf(waiversInForce(readiness).map(({ id }) => id)),
    own,
  };
}

/** The waivers that open the gate for something now. */
export function waiversInForce({ waivers }: Verdict): Verdict["waivers"] {
  return waivers.filter(isInForce);
}

/** What moved on since something was shown, a sentence each. */
export function movedWords(shown: Shown, now: Shown): readonly string[] {
  const moved = (Object.keys(words) as (keyof Shown)[]).filter((part) => shown[part] !== now[part]);
  return moved.map((part) => words[part]);
}
