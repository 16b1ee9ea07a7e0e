/** One spelling for names SQLite takes for the same: ASCII letters in lower case. */
export function foldName(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Whether two names mean the same to SQLite. */
export function isSameName(left: string, right: string): boolean {
  if (left === right) return true;
  return left.length === right.length && endsAlike(left, right) && foldName(left) === foldName(right);
}

/** A letter in capitals and in lower case differ in one bit: the last ones tell most names of one length apart. */
function endsAlike(left: string, right: string): boolean {
  return (left.charCodeAt(left.length - 1) | 32) === (right.charCodeAt(right.length - 1) | 32);
}

/** A name in double quotes. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A name as one would write it: bare where that is allowed without a doubt, else quoted. */
export function writeName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : quoteName(name);
}

/** `(a, b)`. */
export function writeNames(names: readonly string[]): string {
  return `(${names.map(writeName).join(", ")})`;
}
