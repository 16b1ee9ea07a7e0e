import { type Token, tokenize, tokenName } from "sqlite3-parser";
import { flat } from "./flat";

/**
 * What no pragma tells of a table, taken word by word from its stored statement: checks with their names, expressions of
 * generated columns in their order, names of the other constraints, whether foreign keys are deferred, AUTOINCREMENT.
 */
export function scanTable(sql: string): string[] {
  const tokens = [...tokenize(sql)];
  const names = tokens.map((token) => tokenName(token.type) ?? "");
  const inside = (index: number) => flat(sql.slice(...spanInside(tokens, names, index)));
  const found = names.flatMap((name, index) => {
    const opens = names[index + 1] === "LP";
    if (name === "CHECK" && opens) return [`check ${nameBefore(tokens, names, index)}(${inside(index + 1)})`];
    if (name === "AS" && opens) return [`generated (${inside(index + 1)})`];
    if (name === "AUTOINCR") return ["autoincrement"];
    if ((name === "FOREIGN" || name === "REFERENCES") && names[index - 2] === "CONSTRAINT")
      return [`key ${nameBefore(tokens, names, index).trim()}`];
    const isDeferred = name === "INITIALLY" && names[index + 1] === "DEFERRED" && names[index - 2] !== "NOT";
    return isDeferred ? ["initially deferred"] : [];
  });
  return found.sort();
}

function nameBefore(tokens: readonly Token[], names: readonly string[], index: number): string {
  return names[index - 2] === "CONSTRAINT" ? `${unquoted(tokens[index - 1]?.text ?? "")} ` : "";
}

function unquoted(text: string): string {
  return /^["'`[]/.test(text) ? text.slice(1, -1) : text;
}

/** From the first word behind the parenthesis at `open` to the last before the one that closes it. */
function spanInside(tokens: readonly Token[], names: readonly string[], open: number): [number, number] {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (names[index] === "LP") depth += 1;
    if (names[index] === "RP") depth -= 1;
    if (depth === 0) return [tokens[open + 1]?.span.offset ?? 0, endOf(tokens[index - 1])];
  }
  return [0, 0];
}

function endOf(token: Token | undefined): number {
  return token ? token.span.offset + token.span.length : 0;
}
