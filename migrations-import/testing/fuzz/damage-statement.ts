import { loadGrammar, parseStatements } from "../../dialects/postgres/grammar/parse-statements";
import { parse as parseSqlite } from "../../dialects/sqlite/parse";
import type { DialectName } from "../../model/source";
import type { Random } from "./random";

/** A text with one statement that no grammar reads, between statements of its own that nothing keeps from being applied. */
export type Damaged = { readonly sql: string; readonly done: string; readonly sentinels: readonly string[] };

const before = "CREATE TABLE zz_before (a integer);\n";
const behind = ";\nCREATE TABLE zz_behind (a integer);\nCREATE INDEX zz_index ON zz_behind (a);\n";

/** Damages one statement of a text such that quotation marks, comments and blocks still end where they did; null where it has none. */
export async function damageStatement(text: string, dialect: DialectName, random: Random): Promise<Damaged | null> {
  await loadGrammar();
  const range = { start: 0, end: text.length };
  const statements = [...(dialect === "postgres" ? parseStatements(text, range) : parseSqlite(text, range))];
  const chosen = random.any(statements.filter(({ kind }) => kind === "statement"));
  if (chosen === null) return null;
  const whole = text.slice(chosen.range.start, chosen.range.end).replace(/;$/, "");
  const words = [...whole.matchAll(/(?<![\w$"'])[A-Za-z_]+(?![\w$"'])/g)].filter(({ index }) =>
    isOutside(whole, index),
  );
  const word = random.any(words);
  if (word === null) return null;
  const put = random.pick(["", "(", ")", "zz zz zz", "SELECT", ", ,", "]", "1 2 3", "::"]);
  const damaged = `${whole.slice(0, word.index)}${put}${whole.slice(word.index + word[0].length)}`;
  return {
    sql: `${before}${damaged}${behind}`,
    done: `“${word[0]}” for “${put}”`,
    sentinels: ["zz_before", "zz_behind", "zz_index"],
  };
}

/** Not in a string, a quoted name, a comment or a body. */
function isOutside(text: string, at: number): boolean {
  const blanked = text.replace(/'[^']*'|"[^"]*"|`[^`]*`|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g, (each) =>
    " ".repeat(each.length),
  );
  return /\w/.test(blanked[at] ?? "");
}
