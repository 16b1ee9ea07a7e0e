/**
 * A value as it is once it was stored as JSON: without keys that are undefined. One that was set and taken back would otherwise
 * keep its place among the keys, and what goes on from what was stored would differ. The value itself where it has none.
 */
export function asStored<Value>(value: Value): Value {
  return isStored(value) ? value : (withoutUndefined(value) as Value);
}

function isStored(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value !== undefined;
  if (Array.isArray(value)) return value.every(isStored);
  for (const key in value) if (!isStored((value as { readonly [key: string]: unknown })[key])) return false;
  return true;
}

function withoutUndefined(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutUndefined);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutUndefined(each)]));
}
