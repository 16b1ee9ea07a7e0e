import type { PastStatement } from "@/migrations-import/index";

/** Extensions that a sandbox can have, by the file that brings each. Those that reach files or other databases are not among them. */
const files: Readonly<Record<string, string>> = {
  bloom: "contrib/bloom",
  btree_gin: "contrib/btree_gin",
  btree_gist: "contrib/btree_gist",
  citext: "contrib/citext",
  cube: "contrib/cube",
  earthdistance: "contrib/earthdistance",
  fuzzystrmatch: "contrib/fuzzystrmatch",
  hstore: "contrib/hstore",
  intarray: "contrib/intarray",
  isn: "contrib/isn",
  ltree: "contrib/ltree",
  pg_trgm: "contrib/pg_trgm",
  pgcrypto: "contrib/pgcrypto",
  seg: "contrib/seg",
  tablefunc: "contrib/tablefunc",
  unaccent: "contrib/unaccent",
  "uuid-ossp": "contrib/uuid_ossp",
  vector: "vector/index",
};

/** The files of the extensions that statements ask for, sorted. */
export function extensionsIn(statements: readonly PastStatement[]): readonly string[] {
  const found = new Set<string>();
  for (const { sql } of statements) {
    for (const [, name = ""] of sql.matchAll(/create\s+extension\s+(?:if\s+not\s+exists\s+)?"?([\w-]{1,63})/gi)) {
      const file = files[name.toLowerCase()];
      if (file !== undefined) found.add(file);
    }
  }
  return [...found].sort();
}
