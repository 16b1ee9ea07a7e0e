/**
 * A value as it is once it was stored as JSON: without keys that are undefined. One that was set and taken back would otherwise
 * keep its place among the keys, and what goes on from what was stored would differ. The value itself where it has none.
 */
export function asStored<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  return (Array.isArray(value) ? storedList(value) : storedRecord(value)) as Value;
}

function storedList(list: readonly unknown[]): readonly unknown[] {
  const stored = list.map(asStored);
  return stored.every((each, index) => each === list[index]) ? list : stored;
}

function storedRecord(record: object): object {
  const entries = Object.entries(record);
  const stored = entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, asStored(value)] as const]));
  const isSame = stored.length === entries.length && stored.every(([, value], index) => value === entries[index]?.[1]);
  return isSame ? record : Object.fromEntries(stored);
}
