/**
 * Compares two names the way people number things: runs of digits by value (2 before 10, 0001 before 0004), everything
 * else by code unit. Names that are equal by value (`1` and `01`) are ordered by code unit, so the order is total.
 */
export function compareNatural(left: string, right: string): number {
  const lefts = left.match(/\d+|\D+/g) ?? [];
  const rights = right.match(/\d+|\D+/g) ?? [];
  for (let index = 0; index < Math.min(lefts.length, rights.length); index += 1) {
    const order = compareRuns(lefts[index] ?? "", rights[index] ?? "");
    if (order !== 0) return order;
  }
  return lefts.length - rights.length || compareCodeUnits(left, right);
}

/** Compares by code unit, independent of any locale. */
export function compareCodeUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function compareRuns(left: string, right: string): number {
  if (!/^\d/.test(left) || !/^\d/.test(right)) return compareCodeUnits(left, right);
  const a = left.replace(/^0+/, "");
  const b = right.replace(/^0+/, "");
  return a.length - b.length || compareCodeUnits(a, b);
}
