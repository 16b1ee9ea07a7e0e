import { describe, expect, it } from "vitest";
import { toMarkdown } from "./to-markdown";

describe("rows of a spreadsheet become a table", () => {
  it("from tabs, with the strokes in a cell kept", () => {
    expect(toMarkdown("", "name\tmeaning\nopen\ta|b\n")).toBe("| name | meaning |\n| --- | --- |\n| open | a\\|b |");
  });

  it("from HTML, whose first row is the head", () => {
    const html = `<html><head><style>td {color:red}</style></head><body><!--StartFragment--><table border=0><col width=64>
      <tr height=20><td>name</td><td>meaning</td></tr><tr><td>open</td><td><b>a</b></td></tr></table></body></html>`;
    expect(toMarkdown(html, "name\tmeaning")).toBe("| name | meaning |\n| - | - |\n| open | **a** |");
  });

  it("not where rows differ in length, or where tabs indent", () => {
    expect(toMarkdown("", "a\tb\nc")).toBeNull();
    expect(toMarkdown("", "\tif\n\tend")).toBeNull();
  });
});

describe("HTML becomes Markdown", () => {
  it("with lists, headings, links and code", () => {
    const html = `<h2>Plan</h2><ul><li>one <a href="https://a.example/b">two</a></li><li><code>x</code></li></ul><p>A <em>b</em></p>`;
    expect(toMarkdown(html, "Plan")).toBe("## Plan\n\n- one [two](https://a.example/b)\n- `x`\n\nA *b*");
  });

  it("without the wrapper of a word processor making all of it bold", () => {
    const html = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p>A <a href="https://a.example">b</a></p></b>`;
    expect(toMarkdown(html, "A b")).toBe("A [b](https://a.example)");
  });

  it("without what could run", () => {
    const html = `<p>a<script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">b</a></p><style>p{}</style>`;
    expect(toMarkdown(html, "a")).not.toMatch(/alert|javascript|p\{/u);
  });
});
