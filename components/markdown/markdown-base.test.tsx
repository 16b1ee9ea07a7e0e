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
