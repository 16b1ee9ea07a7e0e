import { renderToStaticMarkup } from "react-dom/server";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { hostilePayloads } from "@/e2e/support/hostile-payloads";
import { Markdown } from "./markdown";

type Node = { type: string; tagName?: string; properties?: Record<string, unknown>; children?: Node[] };

const harmless =
  /^(a|blockquote|br|button|code|del|div|em|figure|h[1-6]|hr|img|input|li|ol|p|path|pre|rect|section|span|strong|sub|sup|svg|table|tbody|td|th|thead|tr|ul)$/u;
const schemes = /^(https?:|mailto:|irc:|ircs:|xmpp:|\/|#|\?|[\w.%-]+(\/|$))/iu;

function elementsOf(html: string): readonly Node[] {
  const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
  return all(unified().use(rehypeParse, { fragment: true }).parse(html) as Node).filter(
    ({ type }) => type === "element",
  );
}

const empty = /^(br|hr|img|input|path|rect|circle|line|polyline)$/u;

/** The elements of a text of HTML as it was written, and how deep each is. A browser may make another tree of it. */
function writtenTree(html: string): readonly string[] {
  let depth = 0;
  return [...html.matchAll(/<(\/?)([a-z][a-z\d]*)/gu)].flatMap(([, end, name = ""]) => {
    if (end) depth -= empty.test(name) ? 0 : 1;
    else if (empty.test(name)) return [`${depth} ${name}`];
    else return [`${depth++} ${name}`];
    return [];
  });
}

function parsedTree(html: string): readonly string[] {
  const all = (node: Node, depth: number): string[] => [
    ...(node.type === "element" ? [`${depth} ${node.tagName}`] : []),
    ...(node.children ?? []).flatMap((child) => all(child, depth + (node.type === "element" ? 1 : 0))),
  ];
  return all(unified().use(rehypeParse, { fragment: true }).parse(html) as Node, 0);
}

// Buttons beside code show an icon of the page, which no text can give the name of: its names begin otherwise.
function isOwnIcon(tagName: string, { href }: Readonly<Record<string, unknown>>): boolean {
  return tagName === "use" && /^#icon-\w+$/u.test(String(href));
}

function problemsOf(html: string): readonly string[] {
  return elementsOf(html).flatMap(({ tagName = "", properties = {} }) => {
    const names = Object.keys(properties);
    const addresses = ["href", "src", "action", "data", "xLinkHref"].flatMap((name) => properties[name] ?? []);
    return [
      ...(harmless.test(tagName) || isOwnIcon(tagName, properties) ? [] : [`<${tagName}>`]),
      ...names.filter((name) => /^on|^style$|^srcDoc$|^name$/iu.test(name)).map((name) => `${tagName} ${name}`),
      ...addresses.map(String).filter((address) => !schemes.test(address)),
      ...(properties.id && !/^(text|user-content)-/u.test(String(properties.id)) ? [`id ${properties.id}`] : []),
    ];
  });
}

describe("what anybody may write", () => {
  it("is more than five hundred attempts", () => {
    expect(new Set(hostilePayloads).size).toBeGreaterThan(500);
  });

  it("becomes harmless elements with harmless addresses", () => {
    const found = hostilePayloads.flatMap((text) =>
      problemsOf(renderToStaticMarkup(<Markdown text={text} />)).map((problem) => ({ text, problem })),
    );
    expect(found).toEqual([]);
  });

  it("is read by a browser as it was rendered: no link within a link, no block within a paragraph", () => {
    const other = hostilePayloads.filter((text) => {
      const html = renderToStaticMarkup(<Markdown text={text} />);
      return parsedTree(html).join() !== writtenTree(html).join();
    });
    expect(other).toEqual([]);
  });

  it("takes no name that something of the page or the browser has", () => {
    const ids = elementsOf(renderToStaticMarkup(<Markdown text={"# columns\n\n# Cookie\n\n[to](#columns)"} />));
    expect(ids.flatMap(({ properties }) => properties?.id ?? properties?.href ?? [])).toEqual([
      "text-columns",
      "text-cookie",
      "#text-columns",
    ]);
  });

  it("would be seen if it were not harmless", () => {
    const html = `<script></script><a href="javascript:1">x</a><p onclick="1" style="x" id="main"></p><form></form><svg><use href="#text-x"/></svg>`;
    expect(problemsOf(html)).toEqual([
      "<script>",
      "javascript:1",
      "p onClick",
      "p style",
      "id main",
      "<form>",
      "<use>",
    ]);
  });
});

it.each([
  ["lists ten thousand deep", "- ".repeat(10_000)],
  ["quotes ten thousand deep", ">".repeat(10_000)],
  ["brackets ten thousand deep", "[".repeat(10_000)],
  ["emphasis ten thousand times begun", "*a **b ".repeat(5_000)],
  ["tables of a thousand columns", `|${"a|".repeat(1_000)}\n|${"-|".repeat(1_000)}\n`.repeat(2)],
  ["links never ended", `[a](${"(".repeat(10_000)}`],
  ["entities without end", "&".repeat(20_000)],
  ["an address without end", `http://${"a.".repeat(20_000)}`],
  ["HTML never closed", "<a ".repeat(10_000)],
  ["comments never closed", "<!--".repeat(10_000)],
  ["spaces before a line's end", `a${" ".repeat(50_000)}\nb`],
  ["marks of footnotes", "[^a]".repeat(5_000)],
  ["escapes", "\\".repeat(50_000)],
  ["strokes", "~".repeat(50_000)],
  ["marks just below the limit", "a*".repeat(950)],
  ["links just below the limit", "[a](".repeat(950)],
  ["a table of ninety columns", `|${"a|".repeat(90)}\n|${"-|".repeat(90)}\n`.repeat(100)],
  ["addresses", "http://a www.a a@b.c ".repeat(2_000)],
  ["footnotes that are there", `${"[^a]".repeat(5_000)}\n\n[^a]: x`],
  ["definitions", "[^a]: x\n[a]: x\n".repeat(2_000)],
  ["lists within lists, line after line", `${"- ".repeat(50)}a\n`.repeat(200)],
  ["lists within lists by their indent", Array.from({ length: 200 }, (_, n) => `${" ".repeat(n * 2)}- a`).join("\n")],
  ["underlines of headings", "=\n".repeat(10_000)],
  ["lines that go on with a quote", `> a\n${"b\n".repeat(10_000)}`],
  ["empty lines", " \n".repeat(50_000)],
  ["hidden characters", "\u202e".repeat(50_000)],
  ["a hundred thousand paragraphs", "a\n\n".repeat(100_000)],
  ["blocks of code", "```ts\nx\n```\n\n".repeat(500)],
  ["code that its grammar reads again and again", `\`\`\`ts\n${`async ${" ".repeat(1_900)}\n`.repeat(30)}\`\`\``],
  ["commands within commands", `\`\`\`bash\n${`${"$(a ".repeat(120)}\n`.repeat(150)}\`\`\``],
])("%s hold nobody up", (_, text) => {
  // The best of three: the first may be the compiler's time, any of them that of clearing up after others.
  expect(Math.min(...[1, 2, 3].map(() => processorMsOf(text)))).toBeLessThan(200);
});

function processorMsOf(text: string): number {
  const begun = process.cpuUsage();
  renderToStaticMarkup(<Markdown text={text} />);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}
