/** What the clock shows where the version of a migration does not say. */
const otherwise = Date.UTC(2000, 0, 1);

/** When a migration was written, by its version: digits from the year on, or milliseconds; a fixed day where it says neither. */
export function clockOf(version: string): number {
  const digits = /^\d+/.exec(version)?.[0] ?? "";
  if (digits.length === 13) return Number(digits);
  const parts = /^(20\d\d)(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?$/.exec(digits);
  if (!parts) return otherwise;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
