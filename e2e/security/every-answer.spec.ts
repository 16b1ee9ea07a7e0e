import { randomUUID } from "node:crypto";
import { getDb } from "@/lib/server/db";
import { Prisma } from "@/prisma/generated/client";
import { type Answer, cookieOf, ownJson, send } from "../support/send";
import { address } from "../support/server";
import { callAction, formOf, listActions, listStaticPages, outcomeOf } from "../support/surface";
import { expect, test } from "../support/test";
import { pages, type Route, routes } from "./matrix";
import { createPlace, fill, type Place } from "./place";

const html = (answer: Answer) => /text\/html/u.test(answer.headers["content-type"] ?? "");

const elsewhere = [
  "/nothing",
  "/p/nothing",
  "/p/nothing/",
  "//evil.example",
  "/%",
  "/%00",
  "/..%2f..%2fetc/passwd",
  "/api/nothing",
  "/api/v1/projects/nothing",
  "/api/auth/nothing",
  "/frames/nothing",
  "/vendor/nothing",
  "/_next/static/nothing.js",
  "/_next/image?url=%2Ficon.svg&w=64&q=75",
  "/_next/data/x.json",
  "/.env",
  "/.git/config",
  "/icon.svg",
  "/robots.txt",
  "/favicon.ico",
];

function holdProtection(answer: Answer, what: string): void {
  const { headers } = answer;
  expect.soft(headers["content-security-policy"], `${what}: policy`).toMatch(/frame-ancestors '(none|self)'/u);
  expect.soft(headers["content-security-policy"], `${what}: policy`).not.toMatch(/script-src[^;]*'unsafe-/u);
  expect.soft(headers, what).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
  });
  expect.soft(headers["x-powered-by"], what).toBeUndefined();
  expect.soft(headers["access-control-allow-origin"], what).toBeUndefined();
}

function holdNonce(answer: Answer, what: string): string {
  const nonce = /'nonce-([^']+)'/u.exec(String(answer.headers["content-security-policy"]))?.[1] ?? "none";
  const scripts = answer.text.match(/<script\b[^>]*>/gu) ?? [];
  expect.soft(scripts.length, `${what}: scripts`).toBeGreaterThan(0);
  for (const script of scripts) expect.soft(script, what).toContain(`nonce="${nonce}"`);
  return nonce;
}

test("every answer protects itself, and every script of a page carries a nonce of its own", async () => {
  const place = await createPlace();
  const cookie = await cookieOf(place.project.people.admin);
  const reading = Object.keys(routes).filter((name) => name.startsWith("GET "));
  const paths = [...Object.keys(pages), ...reading.map((name) => name.slice(4))].map((each) => fill(each, place.parts));
  const nonces: string[] = [];
  for (const path of [...paths, ...elsewhere])
    for (const headers of [cookie, {}]) {
      const chosen = { ...headers, Origin: "https://evil.example", "x-nonce": "chosen" };
      const policy = { "content-security-policy": "script-src 'nonce-chosen'" };
      const answer = await send(path, { headers: { ...chosen, ...policy } });
      holdProtection(answer, path);
      expect.soft(answer.status, path).toBeLessThan(500);
      expect.soft(answer.text.includes('nonce="chosen"'), `${path}: nonce of the client`).toBe(false);
      if (html(answer) && answer.text.includes("<script") && !isBare(path)) nonces.push(holdNonce(answer, path));
      if (!/^\/(_next|vendor|icon|robots|favicon)/u.test(path))
        expect.soft(answer.headers["cache-control"], path).toMatch(/no-store/u);
    }
  expect(new Set(nonces).size, "nonces").toBe(nonces.length);
});

// Next.js's own "not found" where no page could be: shown without scripts, which its policy keeps out.
const isBare = (path: string) => /^\/(_next|vendor|frames|icon|robots|favicon)/u.test(path);

test("no page is made ahead of its request, and nothing but what browsers need is handed out", async () => {
  expect(listStaticPages().filter((path) => !["/_not-found", "/_global-error", "/icon.svg"].includes(path))).toEqual(
    [],
  );
  const chunk = /\/_next\/static\/[^"]+\.js/u.exec((await send("/sign-in")).text)?.[0] ?? "";
  expect((await send(chunk)).status).toBe(200);
  const kept = [
    ".env",
    ".git/config",
    "package.json",
    ".next/BUILD_ID",
    "_next/static",
    "_next/server/app/page.js",
    ".data/secrets.json",
  ];
  for (const path of [`${chunk}.map`, ...kept.map((each) => `/${each}`), "/_next/static/..%2f..%2f..%2fpackage.json"])
    expect.soft((await send(path)).status, path).toBe(404);
  expect((await send(chunk)).text).not.toMatch(/prisma|sourceMappingURL|signInWithPassword/u);
});

test("looking at everything there is changes nothing", async () => {
  const place = await createPlace();
  const cookie = await cookieOf(place.project.people.admin);
  const reading = Object.keys(routes).filter((name) => name.startsWith("GET ") && !name.includes("nextauth"));
  const paths = [...Object.keys(pages), ...reading.map((name) => name.slice(4)), "/api/auth/csrf", "/api/auth/signout"];
  const before = await fingerprint(place);
  expect(Object.keys(before).length).toBeGreaterThan(10);
  for (const path of paths)
    for (const method of ["GET", "HEAD", "OPTIONS"]) await send(fill(path, place.parts), { method, headers: cookie });
  expect(await fingerprint(place)).toEqual(before);
});

test("what other sites send changes nothing", async () => {
  const place = await createPlace();
  const { slug, project } = place;
  const cookie = await cookieOf(project.people.admin);
  const evil = "https://evil.example";
  const origins: readonly Readonly<Record<string, string>>[] = [
    { Origin: evil },
    { Origin: "null" },
    {},
    { Origin: "garbage" },
    { Origin: evil, Host: "evil.example" },
    { Origin: evil, "X-Forwarded-Host": "evil.example" },
    { Origin: evil, "X-Forwarded-Host": "evil.example", Host: "evil.example" },
    { Origin: `${address}.evil.example` },
    { Origin: address, "Sec-Fetch-Site": "cross-site" },
    { Origin: address, "Sec-Fetch-Site": "same-site" },
    { Referer: `${address}/` },
  ];
  const before = await fingerprint(place);
  for (const origin of origins) {
    const what = JSON.stringify(origin);
    for (const [name, rows] of Object.entries(routes).filter(([name]) => !name.startsWith("GET ")))
      for (const row of [rows].flat()) {
        const [method = "", pattern = ""] = name.split(" ");
        const sent = await row.send?.(place);
        for (const type of new Set([sent?.headers?.["Content-Type"] ?? "text/plain", "text/plain"])) {
          const headers = { ...cookie, ...sent?.headers, "Content-Type": type, ...origin };
          const body = { ...(sent ? { body: sent.body } : {}) };
          const { status } = await send(fill(pattern, place.parts), { method, headers, ...body });
          expect.soft(status, `${name} ${what}`).toBe(403);
        }
      }
    for (const action of listActions()) {
      const form = formOf({ project: slug, name: "Theirs", description: "" });
      const answer = await callAction(action, "/account", form, { ...cookie, Origin: "", ...origin });
      expect.soft(outcomeOf(answer), `${action.name} ${what}`).toMatch(/^(forbidden|403)$/u);
    }
  }
  const override = {
    ...ownJson,
    ...cookie,
    Origin: evil,
    "X-HTTP-Method-Override": "PUT",
    "Idempotency-Key": randomUUID(),
  };
  const save = routes["PUT /api/v1/projects/[project]/docs"] as Route;
  const { body } = (await save.send?.(place)) ?? {};
  for (const path of [`/api/v1/projects/${slug}/docs`, `/api/v1/projects/${slug}/docs?_method=PUT`])
    expect((await send(path, { method: "POST", headers: override, ...(body ? { body } : {}) })).status).toBe(403);
  expect(await fingerprint(place)).toEqual(before);
});

/** What stands in every table about a project and its admin: rows and a hash of them. */
async function fingerprint({ project }: Place): Promise<Readonly<Record<string, string>>> {
  const columns = await getDb().$queryRaw<{ table: string; column: string }[]>(Prisma.sql`
    SELECT table_name AS table, column_name AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name IN ('project_id', 'user_id') AND table_name <> 'audit_log'`);
  const own = [...columns, { table: "projects", column: "id" }, { table: "users", column: "id" }];
  const parts = own.map(({ table, column }) => {
    const id = column === "user_id" || table === "users" ? project.people.admin.id : project.id;
    return Prisma.sql`SELECT ${`${table}.${column}`} AS what, count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS state
      FROM ${Prisma.raw(`"${table}"`)} t WHERE ${Prisma.raw(`"${column}"`)} = ${id}::uuid`;
  });
  const rows = await getDb().$queryRaw<{ what: string; state: string }[]>(Prisma.join(parts, " UNION ALL "));
  return Object.fromEntries(rows.map(({ what, state }) => [what, state]));
}
