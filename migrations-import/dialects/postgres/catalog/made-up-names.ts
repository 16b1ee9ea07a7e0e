import type { Ledger } from "../../../replay/ledger";

/** NAMEDATALEN - 1: names are cut to so many bytes. */
const longestName = 63;

const encoder = new TextEncoder();

const ascii = /^[\0-\x7f]*$/;

function byteLength(text: string): number {
  if (ascii.test(text)) return text.length;
  return encoder.encode(text).length;
}

/** Cuts a text to at most so many bytes, never inside a character (`pg_mbcliplen`). */
function clip(text: string, bytes: number): string {
  let kept = text;
  while (byteLength(kept) > bytes) kept = [...kept].slice(0, -1).join("");
  return kept;
}

/**
 * `makeObjectName`: `name1_name2_label`, where the longer of the two names gives way until the whole fits into 63 bytes.
 */
function makeName(name1: string, name2: string | null, label: string | null): string {
  const overhead = (name2 === null ? 0 : 1) + (label === null ? 0 : byteLength(label) + 1);
  const available = longestName - overhead;
  let first = byteLength(name1);
  let second = name2 === null ? 0 : byteLength(name2);
  while (first + second > available) {
    if (first > second) first--;
    else second--;
  }
  const parts = [
    clip(name1, first),
    ...(name2 === null ? [] : [clip(name2, second)]),
    ...(label === null ? [] : [label]),
  ];
  return parts.join("_");
}

/** Names that are taken in a ledger. Those of one `space` are asked for the same things. */
export type TakenNames = {
  readonly ledger: Ledger;
  readonly space: string;
  readonly isTaken: (name: string) => boolean;
};

/** Of which names every number below one is taken, as long as the ledger gives up no name. */
type Numbered = { readonly freed: number; readonly from: Map<string, number> };
const numbered = new WeakMap<Ledger, Numbered>();

/**
 * `ChooseRelationName`, `ChooseConstraintName`: counts behind the label until the name is free. Where the names taken are those
 * of a ledger, the count goes on where it ended the last time: a thousand names cost a thousand looks.
 */
export function chooseName(
  name1: string,
  name2: string | null,
  label: string,
  taken: TakenNames | ((name: string) => boolean),
): string {
  const isTaken = typeof taken === "function" ? taken : taken.isTaken;
  const counts = typeof taken === "function" ? null : countsOf(taken.ledger);
  const key = typeof taken === "function" ? "" : JSON.stringify([taken.space, name1, name2, label]);
  for (let pass = counts?.get(key) ?? 0; ; pass++) {
    const name = makeName(name1, name2, pass === 0 ? label : `${label}${pass}`);
    if (isTaken(name)) continue;
    counts?.set(key, pass);
    return name;
  }
}

function countsOf(ledger: Ledger): Map<string, number> {
  const known = numbered.get(ledger);
  if (known && known.freed === ledger.freed) return known.from;
  const fresh = { freed: ledger.freed, from: new Map<string, number>() };
  numbered.set(ledger, fresh);
  return fresh.from;
}

/** `ChooseIndexNameAddition`: the names of the columns in one, no longer than a name can be. */
export function joinColumns(columns: readonly string[]): string {
  let joined = "";
  for (const column of columns) {
    joined += `${joined === "" ? "" : "_"}${column}`;
    if (byteLength(joined) > longestName) break;
  }
  return clip(joined, longestName);
}

/** `ChooseIndexColumnNames`: a name used twice is numbered. */
export function numberDuplicates(columns: readonly string[]): string[] {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  for (const column of columns) {
    let name = column;
    let n = counts.get(column) ?? 1;
    for (; used.has(name); n++) name = `${clip(column, longestName - String(n).length)}${n}`;
    counts.set(column, n);
    used.add(name);
  }
  return [...used];
}

/** A name as the database keeps it: cut to 63 bytes. */
export function truncateName(name: string): string {
  return byteLength(name) <= longestName ? name : clip(name, longestName);
}
