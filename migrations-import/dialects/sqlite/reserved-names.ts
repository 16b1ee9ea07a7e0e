/** Names that begin like this are SQLite's own (https://sqlite.org/fileformat2.html#intschema). */
export function isReserved(name: string): boolean {
  return /^sqlite_/i.test(name);
}
