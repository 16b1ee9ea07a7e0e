import type { PossibleRenameView } from "./migration-view";

/**
 * The statement that says a possible rename is one, to be copied into a migration: names are in quotes, as capitals and key
 * words need them, and the schema is left out where it is the one that both dialects take by themselves.
 */
export function renameSql({ kind, schema, table, from, to }: PossibleRenameView): string {
  const standing = kind === "column" ? table : from;
  const relation =
    schema === "public" || schema === "main" ? quoted(standing) : `${quoted(schema)}.${quoted(standing)}`;
  const change = kind === "column" ? `RENAME COLUMN ${quoted(from)} TO ${quoted(to)}` : `RENAME TO ${quoted(to)}`;
  return `ALTER TABLE ${relation} ${change}`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
