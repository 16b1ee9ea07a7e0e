/** One line, so that only words count. */
export function flat(sql: unknown): string {
  return String(sql).replace(/\s+/g, " ").trim();
}
