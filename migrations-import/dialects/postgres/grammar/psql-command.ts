/** A command of psql, PostgreSQL's terminal: not SQL, and found in dumps and scripts written for it. */
export type PsqlCommand =
  | { readonly effect: "none" }
  | { readonly effect: "unknown"; readonly message: string; readonly hint: string };

const including = new Set(["i", "ir", "include", "include_relative"]);
const deciding = new Set(["if", "elif", "else", "endif"]);

/**
 * What a command of psql means for the schema; null for a text that is none. Most of them (`\connect`, `\restrict`, `\set`,
 * `\echo`, `\copy`) mean nothing; those that bring in other SQL, or leave some out, cannot be followed.
 */
export function readPsqlCommand(text: string): PsqlCommand | null {
  const name = /^\\([a-z_]+|[!?.])/i.exec(text)?.[1];
  if (name === undefined) return null;
  if (including.has(name)) {
    const hint = "Put the statements of that file here, or import it as a migration of its own.";
    return { effect: "unknown", message: `psql's \\${name} reads another file, which was not read here.`, hint };
  }
  if (deciding.has(name)) {
    const hint = "What stands between \\if and \\endif was read as if every branch ran.";
    return { effect: "unknown", message: `psql decides at \\${name} whether what follows runs.`, hint };
  }
  if (name !== "gexec") return { effect: "none" };
  const hint = "Write the statements out, or let a DO block run them.";
  return { effect: "unknown", message: "psql's \\gexec runs what the query in front of it gives.", hint };
}
