/** One token of a Prisma schema; `line` from 1. A newline is a token: it ends a field or attribute. */
export type Token = {
  readonly kind: "word" | "string" | "mark" | "newline" | "end";
  readonly text: string;
  readonly line: number;
};

const pattern =
  /\n|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"?|[\p{L}\p{N}_][\p{L}\p{N}_.+-]*|-?\d[\w.]*|@@|[@(){}[\],:=?]/gu;

/** Takes a Prisma schema apart. Comments are left out; characters that mean nothing are passed over. */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const [found] of text.matchAll(pattern)) {
    if (found === "\n") {
      tokens.push({ kind: "newline", text: found, line });
      line += 1;
    } else if (found.startsWith("/*")) line += found.split("\n").length - 1;
    else if (found.startsWith('"')) tokens.push({ kind: "string", text: unescaped(found), line });
    else if (!found.startsWith("//"))
      tokens.push({ kind: /^[\p{L}\p{N}_-]/u.test(found) ? "word" : "mark", text: found, line });
  }
  tokens.push({ kind: "end", text: "", line });
  return tokens;
}

function unescaped(quoted: string): string {
  const inner = quoted.slice(1, quoted.length > 1 && quoted.endsWith('"') ? -1 : undefined);
  return inner.replace(/\\(.)/g, (_, character: string) => ({ n: "\n", r: "\r", t: "\t" })[character] ?? character);
}
