/**
 * Any text as plain words in Markdown: none of its characters means anything there, and nobody is notified nor anything linked
 * where it is read as a comment. What GitHub and GitLab look for once Markdown is read is cut by a space without width.
 */
export function markdownText(text: string): string {
  return onOneLine(text)
    .replace(/[\\`*_[\]<>#|&~!]/g, "\\$&")
    .replace(/[@#!~$%&](?=[\p{L}\p{N}"])|:(?=\/\/)|\bwww(?=\.)/giu, "$&\u200b");
}

/** A link whose words are Markdown already. */
export function markdownLink(words: string, address: string): string {
  return `[${words}](${new URL(address).href.replaceAll("(", "%28").replaceAll(")", "%29")})`;
}

/** A code span that any text fits into. */
export function markdownCode(text: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [ticks]) => Math.max(most, ticks.length), 0);
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 || text === "" ? " " : "";
  return `${fence}${pad}${onOneLine(text)}${pad}${fence}`;
}

// Each stretch of white space is looked at once: a function's text can hold a hundred thousand spaces.
function onOneLine(text: string): string {
  return text.replace(/\s+/g, (space) => (space.includes("\n") ? " " : space));
}
