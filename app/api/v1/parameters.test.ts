import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { changeChecklists } from "@/lib/server/checklists/change-checklists";
import { getDb } from "@/lib/server/db";
import { saveDoc } from "@/lib/server/docs/save-doc";
import { importFiles } from "@/lib/server/imports/import-files";
import { sourceFiles } from "@/lib/server/imports/testing/source-files";
import { log } from "@/lib/server/log";
import { createPage } from "@/lib/server/pages/create-page";
import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { withTestDatabase } from "@/lib/server/testing/with-test-database";
import { createToken } from "@/lib/server/tokens/create-token";
import { listRoutes } from "@/scripts/architecture/list-doors";

withTestDatabase();
afterEach(() => vi.restoreAllMocks());

const REVISIONS = 60;
const root = fileURLToPath(new URL("../../..", import.meta.url));
const routes = listRoutes().flatMap((route) => (/^GET \/api\/v1\//u.test(route) ? [route.slice("GET ".length)] : []));
const files = {
  "0001_start.sql": "CREATE TABLE users (id int PRIMARY KEY, email text); CREATE TYPE state AS ENUM ('on', 'off');",
  "0002_more.sql": "CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users (id));",
};

// Whatever a list may be told about its length.
const sizes = ["limit", "take", "count", "size", "pageSize", "per_page", "first", "last", "offset", "skip"];
const names = ["page", "before", "after", "until", "from", "to", "asOf", "query", "archived", "table", "object", "id"];
const searches = ["kind", "owner", "mine", "change", "docs", "q", "format"];
const numbers = ["1e9", "2147483648", "99999999999999999999999999", "-1", "0", "1.5", "NaN"];
// A NUL character gets no further than `mendAddress`.
const words = ["", "\ud800", "%_%", "' OR 1=1 --", "../..", "2026-02-30", "x".repeat(10_000)];
const hostile = [...numbers, ...words];

let parts: Readonly<Record<string, string>>;
let headers: Readonly<Record<string, string>>;
let strangers: Readonly<Record<string, string>>;

beforeAll(async () => {
  const { id: projectId, slug, viewers } = await createProjectWith({ dialect: "postgres" });
  await importFiles(viewers.editor, { slug, files: sourceFiles(files) });
  const table = await getDb().objectVersion.findFirstOrThrow({ where: { projectId, kind: "table", name: "users" } });
  const doc = { slug, objectId: table.objectId, field: "purpose" };
  for (let base = 0; base < REVISIONS; base += 1)
    await saveDoc(viewers.editor, { ...doc, base, text: `Text ${base}.` });
  const { docId } = await saveDoc(viewers.editor, { ...doc, base: REVISIONS, text: `Text ${REVISIONS - 1}.` });
  const page = await createPage(viewers.editor, { slug, title: "Backups" });
  const checklist = await changeChecklists(viewers.admin, { slug, kind: "attach", template: "production blockers" });
  await getDb().user.update({
    where: { id: viewers.admin.userId },
    data: { isAdministrator: true },
    select: { id: true },
  });
  const { secret } = await createToken(viewers.admin, { name: "CI", scopes: ["read"], project: null, days: 30 });
  headers = { authorization: `Bearer ${secret}` };
  const token = { name: "CI", scopes: ["read" as const], project: null, days: 30 as const };
  strangers = { authorization: `Bearer ${(await createToken(viewers.stranger, token)).secret}` };
  parts = {
    project: slug,
    schema: "public",
    name: "users",
    object: table.objectId,
    doc: docId ?? "",
    page: page.slug,
    path: "0001_start.sql",
    checklist: checklist.slug,
    version: "1",
  };
});

type Handler = (request: Request, context: { readonly params: Promise<object> }) => Promise<Response>;

async function ask(route: string, search: Readonly<Record<string, string>>, other: typeof parts = {}, by = headers) {
  const { GET } = (await import(/* @vite-ignore */ path.join(root, "app", route, "route.ts"))) as { GET: Handler };
  const named = { ...parts, ...other };
  const rest = route.includes("[...path]") ? { path: named.path?.split("/") } : {};
  const request = new Request(`http://localhost/?${new URLSearchParams(search)}`, { headers: by });
  const response = await GET(request, { params: Promise.resolve({ ...named, ...rest }) });
  // When an answer was found is its own.
  const text = (await response.text()).replace(/"evaluatedAt":"[^"]*"/u, "");
  return { status: response.status, text };
}

const isAnswered = (status: number) => [200, 400, 404].includes(status);

/** What a route reads from its query, as far as its file says it. */
function parametersOf(route: string): readonly string[] {
  const source = readFileSync(path.join(root, "app", route, "route.ts"), "utf8");
  const own = names.filter((name) => source.includes(`"${name}"`) || (name === "asOf" && source.includes("asOfParam")));
  return source.includes("searchParams)") ? [...names, ...searches] : own;
}

// An export is whole whoever asks for it, and each is a row of the log that it gives.
const isExport = (route: string) => /\/audit(\/check)?$/u.test(route);

test.each(routes.filter((route) => !isExport(route)))(
  "%s gives no more than it gives anybody, whatever its length is asked to be",
  async (route) => {
    const plain = await ask(route, {});
    expect(plain.status).toBe(200);
    for (const value of ["1000000000", "-1"])
      expect(await ask(route, Object.fromEntries(sizes.map((name) => [name, value])))).toEqual(plain);
  },
);

test.each(routes)("%s answers or refuses whatever stands in its address, and never fails", async (route) => {
  const logged = vi.spyOn(log, "error").mockReturnValue();
  for (const value of hostile) {
    for (const name of parametersOf(route))
      expect.soft((await ask(route, { [name]: value })).status, `${name}=${value.slice(0, 40)}`).toSatisfy(isAnswered);
    for (const part of Object.keys(parts).filter((each) => route.includes(each)))
      expect
        .soft((await ask(route, {}, { [part]: value })).status, `${part} ${value.slice(0, 40)}`)
        .toSatisfy(isAnswered);
  }
  expect(logged).not.toHaveBeenCalled();
});

test.each(routes.filter((route) => route.includes("[project]")))(
  "%s tells a stranger of a project exactly what it tells of none",
  async (route) => {
    const there = await ask(route, {}, {}, strangers);
    expect(there.status).toBe(404);
    expect(there).toEqual(await ask(route, {}, { project: "there-is-none" }, strangers));
  },
);

test("a list comes a page at a time, to its end", async () => {
  const revisions = "/api/v1/projects/[project]/docs/[doc]/revisions";
  const first = JSON.parse((await ask(revisions, {})).text);
  const second = JSON.parse((await ask(revisions, { before: String(first.nextBefore) })).text);
  expect([first.revisions.length, second.revisions.length, second.nextBefore]).toEqual([50, REVISIONS - 50, null]);
  const activity = JSON.parse((await ask("/api/v1/projects/[project]/activity", {})).text);
  expect(activity.entries).toHaveLength(50);
});
