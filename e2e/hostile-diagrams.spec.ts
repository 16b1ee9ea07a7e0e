import { paths } from "@/lib/domain/paths";
import { saveDoc } from "@/lib/server/docs/save-doc";
import { createPage } from "@/lib/server/pages/create-page";
import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { address } from "./support/server";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

/** Diagrams that reach out of their frame, or change what every object has, where they are let. The ideas of published advisories. */
const reaching = [
  `%%{init: {"__proto__": {"hostile": 1}, "constructor": {"prototype": {"hostile": 1}}}}%%\nflowchart LR\n  a --> b`,
  `%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%\nflowchart LR\n  a["<img src=x onerror='parent.hostile=1'>"] --> b`,
  `%%{init: {"themeCSS": "} * { background: url(https://evil.example/a) } {", "fontFamily": "x;} @import url(https://evil.example/b);"}}%%\nflowchart LR\n  a --> b`,
  `flowchart LR\n  a --> b\n  click a href "javascript:parent.hostile=1" _top\n  click b call alert(1)\n  classDef x fill:url(https://evil.example/c)\n  class a x`,
  `sequenceDiagram\n  participant A as <script>parent.hostile=1</script>\n  A->>A: <iframe srcdoc="<script>parent.hostile=1</script>">`,
  `classDiagram\n  class A["<svg onload=parent.hostile=1>"]\n  link A "javascript:parent.hostile=1" "x"`,
  `stateDiagram-v2\n  s1: <img src=https://evil.example/d>\n  s1 --> [*]`,
  `erDiagram\n  "a<img src=x onerror=parent.hostile=1>" ||--o{ b : "<script>parent.hostile=1</script>"`,
  `---\nconfig:\n  securityLevel: loose\n  __proto__:\n    hostile: 1\n---\nflowchart LR\n  a --> b`,
  `architecture-beta\n  group a(<img src=x onerror=parent.hostile=1>)[x]\n  service b(cloud)[<b onclick=parent.hostile=1>x</b>] in a`,
  `gantt\n  dateFormat YYYY-MM-DD\n  excludes monday,tuesday,wednesday,thursday,friday,saturday,sunday\n  section A\n  a :a1, 2024-01-01, 10d`,
  `gantt\n  dateFormat YYYY-MM-DD\n  tickInterval 1millisecond\n  section A\n  a :a1, 2020-01-01, 3000d`,
  `radar-beta\n  axis a, b, c\n  curve x{1,2,3}\n  ticks 1000000000`,
  `xychart-beta\n  x-axis 0 --> 1000000000\n  y-axis 0 --> 10\n  line [1,2,3]`,
  `packet-beta\n0-100000000: "x"`,
];

/** A hundred nodes and nearly all the edges that Mermaid takes: laying them out takes most of a minute. */
const endless = `flowchart LR\n${Array.from({ length: 1_900 }, (_, edge) => {
  const from = edge % 100;
  return `  n${from} --> n${(from + 1 + Math.floor(edge / 100)) % 100}\n`;
}).join("")}`;

test("hostile diagrams reach nothing, and one that never ends is given up while the page answers", async ({
  as,
  guard,
}) => {
  const { slug, people, viewers } = await createProjectWith();
  const made = await createPage(viewers.editor, { slug, title: "Diagrams" });
  const text = [...reaching, endless].map((source) => `\`\`\`mermaid\n${source}\n\`\`\``).join("\n\n");
  await saveDoc(viewers.editor, { slug, pageId: made.id, field: "body", base: 0, text });
  // What the frame's own policy stops is told on the console, and is what it is there for.
  guard.allow(/\/frames\//, /Executing inline event handler violates/);
  // High enough for all of them to be in sight at once.
  const page = await as(people.editor, { viewport: { width: 1200, height: 6_000 } });
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && /^https?:/u.test(request.url())) foreign.push(request.url());
  });
  await open(page, paths.page(slug, made.slug));
  const figures = page.getByRole("main").locator("figure");
  await expect(figures).toHaveCount(reaching.length + 1);

  // All of it works while diagrams are still being drawn.
  await page.getByRole("button", { name: "New page below" }).click();
  await page.getByLabel("Title").fill("Meanwhile");
  await expect(page.getByLabel("Title")).toHaveValue("Meanwhile");
  await page.keyboard.press("Escape");

  // It has its turn when all before it have had theirs.
  await expect(figures.last().getByRole("alert")).toContainText("Drawing took longer than", { timeout: 120_000 });
  await expect(figures.last().locator("iframe")).toHaveCount(0);
  await expect(page.locator("main figure:not(:has([role=alert])) > div > iframe.invisible")).toHaveCount(0);
  expect(foreign).toEqual([]);
  expect(page.url()).toContain(paths.page(slug, made.slug));
  const polluted = await page.evaluate(() => [
    ...Object.keys(Object.prototype),
    ...("hostile" in window ? ["ran"] : []),
  ]);
  expect(polluted).toEqual([]);
});
