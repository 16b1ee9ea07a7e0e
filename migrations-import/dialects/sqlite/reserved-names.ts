/** Names that begin like this are SQLite's own (https://sqlite.org/fileformat2.html#intschema). */
export function isReserved(name: string): boolean {
  return /^sqlite_/i.test(name);
}

/** Tables that ANALYZE makes, which may be dropped (https://sqlite.org/fileformat2.html#the_sqlite_stat1_table). */
export function isStatistics(name: string): boolean {
  return /^sqlite_stat[1-4]$/i.test(name);
}
