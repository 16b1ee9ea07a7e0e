/** Whether two JSON values are equal in depth; a key that is undefined counts as absent, and order of keys does not. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameList(a, b);
  return sameRecord(a as JsonRecord, b as JsonRecord);
}

type JsonRecord = { readonly [key: string]: unknown };

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
}

function sameRecord(a: JsonRecord, b: JsonRecord): boolean {
  for (const key in a) if (!sameJson(own(a, key), own(b, key))) return false;
  for (const key in b) if (b[key] !== undefined && own(a, key) === undefined) return false;
  return true;
}

/** Not what every object inherits: a key can be called `constructor`. */
function own(record: JsonRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
