/** Words, quoted texts, comments, white space, and every other character. A tag of dollars says nothing by itself. */
const tokens =
  /(?<quoted>[eE]'(?:\\[\s\S]|[^'\\])*'|'[^']*'|"[^"]*")|(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|\$(?<tag>(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$(?<body>[\s\S]*?)\$\k<tag>\$|(?<space>--[^\n]*|\/\*[\s\S]*?\*\/|\s+)|\d+|[\s\S]/g;

/**
 * Whether two statements that create a function are the same but for OR REPLACE, and for letter case, white space and
 * comments outside of quotes: whoever runs the second over the first changes nothing.
 */
export function isSameStatement(before: string, after: string): boolean {
  return before === after || spelled(before) === spelled(after);
}

function spelled(sql: string): string {
  const said: string[] = [];
  for (const { 0: text, groups } of sql.matchAll(tokens)) {
    if (groups?.space !== undefined) continue;
    said.push(groups?.body ?? groups?.quoted ?? text.toLowerCase());
  }
  return said
    .join("\0")
    .replace(/^create\0or\0replace\0/, "create\0")
    .replace(/\0;$/, "");
}
