/** The type SQLite reports for a value of a declared type's affinity (https://sqlite.org/datatype3.html#determination_of_column_affinity). */
export function affinityType(declared: string): string {
  const type = declared.toUpperCase();
  if (type.includes("INT")) return "INT";
  if (/CHAR|CLOB|TEXT/.test(type)) return "TEXT";
  if (type === "" || type.includes("BLOB")) return "BLOB";
  if (/REAL|FLOA|DOUB/.test(type)) return "REAL";
  return "NUM";
}
