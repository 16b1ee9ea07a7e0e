/** What a column prefers to store (https://sqlite.org/datatype3.html); `none` is that of expressions. */
export type Affinity = "none" | "blob" | "text" | "numeric" | "integer" | "real";

/** The affinity of a declared type (https://sqlite.org/datatype3.html#determination_of_column_affinity). */
export function affinityOf(declared: string): Affinity {
  const type = declared.toUpperCase();
  if (type.includes("INT")) return "integer";
  if (/CHAR|CLOB|TEXT/.test(type)) return "text";
  if (type === "" || type.includes("BLOB")) return "blob";
  return /REAL|FLOA|DOUB/.test(type) ? "real" : "numeric";
}

const standardTypes: { readonly [A in Affinity]: string } = {
  none: "",
  blob: "BLOB",
  text: "TEXT",
  numeric: "NUM",
  integer: "INT",
  real: "REAL",
};

/** The type SQLite reports where only the affinity is known. */
export function standardType(affinity: Affinity): string {
  return standardTypes[affinity];
}
