/** What tools write for themselves, and SQL that was commented out: no words about anything. */
const noWords: readonly RegExp[] = [
  /^(?:Create|Alter|Drop|Add|Rename|Redefine)[A-Z]\w*$/,
  /^>/,
  /^Name: .*; Type: /,
  /^Migration number: /,
  /^(?:\+|@|migrate:|atlas:|goose\b|noqa\b|sqlfluff:|squawk-|prisma\+)/i,
  /^(?:ALTER|COMMENT|CREATE|DELETE|DROP|GRANT|INSERT|PRAGMA|REVOKE|SELECT|SET|UPDATE)\b.*[;,(]$/i,
];

/** What SQL comments say in words, one line each, without their marks and rulers; empty where they say nothing. */
export function wordsOfComments(comments: readonly string[]): string {
  const lines = comments.flatMap((comment) => innerOf(comment).split("\n")).map(wordsOfLine);
  return lines
    .filter((line) => line !== "")
    .join("\n")
    .trim();
}

function innerOf(comment: string): string {
  return comment.startsWith("--") ? comment.slice(2) : comment.replace(/^\/\*+|\*+\/$/g, "");
}

function wordsOfLine(line: string): string {
  const words = line.replace(/^[\s*#=~-]+(?=\s|$)|^\s+|(?:^|\s)[\s#=~*-]+$/g, "").trim();
  return /\p{L}/u.test(words) && !noWords.some((pattern) => pattern.test(words)) ? words : "";
}
