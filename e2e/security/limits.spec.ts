import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { docFields } from "@/lib/domain/doc-fields";
import { paths } from "@/lib/domain/paths";
import { writeDoc } from "../support/projects";
import { type Answer, cookieOf, ownJson, send } from "../support/send";
import { callAction, findAction, formOf } from "../support/surface";
import { expect, test } from "../support/test";
import { createPlace } from "./place";

const MEGABYTE = 1024 * 1024;

test("bodies that are too large, too deep or not what they say are refused, and nothing in them takes hold", async () => {
  const { slug, project, objectId } = await createPlace();
  const cookie = await cookieOf(project.people.editor);
  const save = (body: string | Buffer, more: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    send(paths.api.docs(slug), {
      method: "PUT",
      headers: { ...ownJson, ...cookie, "Idempotency-Key": randomUUID(), ...more },
      body,
    });
  const doc = { objectId, field: "notes", base: 0, text: "Ours." };
  // Without a length, so that only counting tells.
  const huge = await save(JSON.stringify({ ...doc, text: "a".repeat(8 * MEGABYTE) }), {
    "Transfer-Encoding": "chunked",
  });
  expect(huge.status).toBe(413);
  expect((await save(JSON.stringify({ ...doc, text: "a".repeat(2 * MEGABYTE) }))).status).toBe(413);
  const refused = [
    `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
    `{"objectId":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
    `{${Array.from({ length: 200_000 }, (_, index) => `"k${index}":${index}`).join(",")}}`,
    JSON.stringify({ ...doc, base: 1e300 }),
    JSON.stringify({ ...doc, base: -1 }),
    JSON.stringify({ ...doc, field: "__proto__" }),
    JSON.stringify({ ...doc, field: "x".repeat(10_000) }),
    JSON.stringify({ ...doc, text: { toString: "x" } }),
    '{"base":1e400}',
    '{"base":99999999999999999999999999}',
    gzipSync(JSON.stringify(doc)),
    Buffer.from([0xff, 0xfe, 0x00]),
    "",
  ];
  for (const [index, body] of refused.entries())
    expect.soft([400, 404, 413], `body ${index}`).toContain((await save(body)).status);
  const polluted = JSON.stringify(doc).replace(
    "{",
    '{"__proto__":{"isAdministrator":true},"constructor":{"prototype":{"x":1}},',
  );
  expect((await save(polluted)).status).toBe(200);
  expect(JSON.parse((await send("/api/v1/me", { headers: cookie })).text)).toMatchObject({ isAdministrator: false });
  const packed = { "Content-Encoding": "gzip" };
  expect((await save(gzipSync(Buffer.alloc(50 * MEGABYTE, " ")), packed)).status).toBe(400);
});

test("what is asked of a list or a search is bounded, whatever is asked", async () => {
  const { slug, project, parts } = await createPlace();
  const cookie = await cookieOf(project.people.viewer);
  const numbers = ["1e9", "-1", "0", "NaN", "99999999999999999999", "1;DROP", "1.5", "%00"];
  const queries = [
    "%_%",
    "%",
    "_",
    "a",
    "\\",
    "'",
    "(a+)+$",
    "a".repeat(10_000),
    "😀".repeat(2_000),
    "a b ".repeat(1_000),
    "%F0%9F",
  ];
  const asked = [
    ...numbers.flatMap((value) => [
      `/api/v1/projects/${slug}/docs/${parts["[doc]"]}/revisions?before=${value}`,
      `/api/v1/projects/${slug}/activity?before=${value}`,
      `/api/v1/projects/${slug}/tables?asOf=${value}`,
      `/p/${slug}/activity?before=${value}`,
      `/p/${slug}/tables?asOf=${value}`,
    ]),
    ...queries.flatMap((query) => [
      `/api/v1/projects/${slug}/search?q=${encodeURIComponent(query)}`,
      `/p/${slug}/tables?q=${encodeURIComponent(query)}`,
    ]),
    `/api/v1/projects/${slug}/diagram?${Array.from({ length: 300 }, () => "table=public.orders").join("&")}`,
    `/p/${slug}/tables?q=a&q=b&sort=__proto__&sort=x`,
  ];
  for (const path of asked) {
    const { status, text } = await send(path, { headers: cookie });
    expect.soft(status, path.slice(0, 120)).toBeLessThan(500);
    expect.soft(text, path.slice(0, 120)).not.toMatch(/prisma|syntax error|node_modules/iu);
  }
});

test("a page sets as much Markdown as it can without holding everybody up, and shows the rest as it was written", async () => {
  const { slug, project } = await createPlace();
  const items = "- one\n".repeat(1_700);
  const fields = docFields.table.filter(({ size }) => size === "text").map(({ field }) => field);
  for (const field of fields) await writeDoc(project, "order_lines", field, items);
  const { text } = await send(paths.table(slug, "public", "order_lines"), {
    headers: await cookieOf(project.people.viewer),
  });
  const [html = ""] = text.split("self.__next_f");
  const set = html.match(/<li>one<\/li>/gu)?.length ?? 0;
  expect([set > 1_700, set < 10_000]).toEqual([true, true]);
  expect(html).toContain("Shown as it was written");
});

test("an action takes no more than a form holds", async () => {
  const cookie = await cookieOf((await createPlace()).project.people.viewer);
  const form = formOf({ name: "a".repeat(3 * MEGABYTE) });
  const answer = await callAction(findAction("updateProfileAction"), "/account", form, cookie);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.text).not.toContain('"ok":true');
});
