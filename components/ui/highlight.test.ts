import { expect, test } from "vitest";
import { highlightLines, maxHighlightedLength } from "./highlight";

const unmark = (html: string) =>
  html
    .replace(/<\/?span[^>]*>/gu, "")
    .replace(/&lt;/gu, "<")
    .replace(/&gt;/gu, ">")
    .replace(/&quot;/gu, '"')
    .replace(/&#39;/gu, "'")
    .replace(/&amp;/gu, "&");

const hostile = `CREATE TABLE "<img src=x onerror=alert(1)>" ( -- </pre><script>x</script>
  a text DEFAULT '&lt;b&gt;' CHECK (a <> 'it''s' AND 1 < 2) /* "quoted" & 'more' */
);`;

test("highlighted code says exactly what was written, line by line", () => {
  const lines = highlightLines(hostile, "sql");
  expect(lines.map(unmark)).toEqual(hostile.split("\n"));
});

test("no markup of the code gets through", () => {
  for (const language of ["sql", "typescript", "json", "bash", "unknown"]) {
    const html = highlightLines(hostile, language).join("\n");
    expect(html.replace(/<span class="tk-[a-z]">|<\/span>/gu, "")).not.toMatch(/[<>]/u);
  }
});

test("keywords, strings and comments are told apart", () => {
  const html = highlightLines("SELECT 'a' -- b", "sql").join("");
  expect(html).toContain('<span class="tk-k">SELECT</span>');
  expect(html).toContain("tk-s");
  expect(html).toContain("tk-c");
});

test("code that is too long comes back plain and whole", () => {
  const long = "SELECT 1;\n".repeat(maxHighlightedLength / 10 + 1);
  const lines = highlightLines(long, "sql");
  expect(lines.join("\n")).toBe(long);
});

test("line ends of every kind make the same lines", () => {
  expect(highlightLines("a\r\nb\rc\nd", "text")).toEqual(["a", "b", "c", "d"]);
});

test("what began on one line goes on over many", () => {
  const comment = `/* ${"a\n".repeat(25)}*/ SELECT`;
  const html = highlightLines(comment, "sql");
  expect(html.slice(0, -1).every((line) => line.includes("tk-c"))).toBe(true);
  expect(html.at(-1)).toContain('<span class="tk-k">SELECT</span>');
});
