/** NAMEDATALEN - 1: names are cut to so many bytes. */
const longestName = 63;

const encoder = new TextEncoder();

function byteLength(text: string): number {
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

/** `ChooseRelationName`, `ChooseConstraintName`: counts behind the label until the name is free. */
export function chooseName(
  name1: string,
  name2: string | null,
  label: string,
  isTaken: (name: string) => boolean,
): string {
  for (let pass = 0; ; pass++) {
    const name = makeName(name1, name2, pass === 0 ? label : `${label}${pass}`);
    if (!isTaken(name)) return name;
  }
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
  const used: string[] = [];
  for (const column of columns) {
    let name = column;
    for (let n = 1; used.includes(name); n++) name = `${clip(column, longestName - String(n).length)}${n}`;
    used.push(name);
  }
  return used;
}

/** A name as the database keeps it: cut to 63 bytes. */
export function truncateName(name: string): string {
  return byteLength(name) <= longestName ? name : clip(name, longestName);
}
