import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MarkdownBase } from "./markdown-base";

const set = (text: string) =>
  renderToStaticMarkup(<MarkdownBase text={text} renderCode={(code) => <pre>{code}</pre>} />);

test.each([
  ["lists in lists", "- ".repeat(20_000)],
  ["numbered lists in lists", "1. ".repeat(10_000)],
  ["quotes in quotes", `${"> ".repeat(20_000)}x`],
  ["lists ever further to the right", Array.from({ length: 600 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n")],
  ["links never closed", "[a](".repeat(100_000)],
  ["strokes never closed", "~~a".repeat(300_000)],
  ["prose after a fence inside a comment", `<!--\n\`\`\`\n-->\n${"- a *b*\n".repeat(5_000)}`],
  ["prose after a fence inside a list", `- a\n  \`\`\`\n${"- a *b*\n".repeat(5_000)}`],
  ["prose after a fence on an old kind of line", `\`\`\`\na\r\`\`\`\r${"- a *b*\r".repeat(5_000)}`],
  ["code without end", `\`\`\`\n${"SELECT 1;\n".repeat(20_000)}`],
  ["code never closed", Array.from({ length: 900 }, (_, length) => "`".repeat(length + 1)).join("a")],
])("%s are shown as they were written, at once", (_, text) => {
  const begun = performance.now();
  expect(set(text)).toContain("Shown as it was written");
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test("an ordinary page, long, nested and full of names with underscores, is set", () => {
  const list = Array.from({ length: 10 }, (_, depth) => `${"  ".repeat(depth)}- level ${depth}`).join("\n");
  const table = `| name | of |\n|-|-|\n${"| user_account_id | **users** |\n".repeat(400)}`;
  const html = set(`# Title\n\n${list}\n\n> > quoted\n\n${table}\n\n---\n\n${"-".repeat(120)}\n\n${"* ".repeat(40)}`);
  expect(html).toContain("<table>");
  expect(html).not.toContain("Shown as it was written");
});

test("code is set whatever its lines hold, many more of them than of prose", () => {
  const code = (fence: string) =>
    `${fence}sql\n${"SELECT a_b FROM `c` WHERE [d] | 2; -- a@b.c\n\n".repeat(2_000)}${fence}\n`;
  for (const fence of ["```", "~~~~"]) expect(set(`# Title\n\n${code(fence)}\nAfter.`)).toContain("<p>After.</p>");
});

test("the headings of a text follow upon the page's, whichever mark it begins with", () => {
  const levels = (text: string) => [...set(text).matchAll(/<(h\d)/gu)].map((match) => match[1]);
  expect(levels("## First\n\n### Below\n\n## Second")).toEqual(["h3", "h4", "h3"]);
  expect(levels("# First\n\n## Below")).toEqual(["h3", "h4"]);
});

test("a character that turns the order of a text is shown by its code", () => {
  const html = set("Ask `ad\u202enim` or \u202enobody.\n\n```\n\u202ecode\n```");
  expect(html.match(/class="hidden-character"/gu)).toHaveLength(2);
  expect(html).toContain("<pre>\u202ecode</pre>");
});
