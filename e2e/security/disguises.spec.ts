import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { cookieOf, ownJson, send, sendForData } from "../support/send";
import { callAction, findAction, outcomeOf } from "../support/surface";
import { expect, test } from "../support/test";
import { createPlace } from "./place";

const tree = encodeURIComponent(JSON.stringify(["", { children: ["p", {}] }, null, null, true]));

/** Headers with which frameworks talk to themselves, and with which others have talked their way past a check. */
const disguises: readonly Readonly<Record<string, string>>[] = [
  { RSC: "1" },
  { RSC: "1", "Next-Router-Prefetch": "1" },
  { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" },
  { RSC: "1", "Next-Router-State-Tree": tree },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" },
  { "x-middleware-override-headers": "cookie", "x-middleware-request-cookie": "strata.session=x" },
  { "x-middleware-rewrite": "/sign-in", "x-middleware-next": "1" },
  { "x-invoke-path": "/sign-in", "x-invoke-status": "200", "x-invoke-output": "/sign-in" },
  { "x-matched-path": "/p/[project]", "x-now-route-matches": "nxtPproject=other" },
  { "x-nextjs-data": "1", "x-nextjs-rewritten-path": "/sign-in" },
  { "x-original-url": "/sign-in", "x-rewrite-url": "/sign-in" },
  { "x-http-method-override": "GET", "x-forwarded-host": "evil.example" },
  { "next-resume": "1", "x-prerender-revalidate": "x" },
];

test("no disguise shows a page or its data to somebody it is not for", async () => {
  const { slug, project } = await createPlace();
  const people = [{}, await cookieOf(project.people.stranger)];
  const paths = [`/p/${slug}/tables/public/orders`, `/p/${slug}`, `/api/v1/projects/${slug}/tables`];
  const forms = [
    "",
    "?_rsc=abc12",
    `?nxtPproject=${slug}`,
    ".rsc",
    ".segments/_tree.segment.rsc",
    ".txt",
    "/",
    "?__nextLocale=en",
  ];
  const plain = forms.map((form) => ({ form, disguise: {} }));
  const dressed = disguises.map((disguise) => ({ form: "", disguise }));
  for (const path of paths)
    for (const cookie of people)
      for (const { form, disguise } of [...plain, ...dressed]) {
        const headers: Readonly<Record<string, string>> = { ...cookie, ...disguise };
        const sending = "RSC" in disguise ? sendForData : (to: string) => send(to, { headers });
        const { status, text } = await sending(`${path}${form}`, headers);
        const what = `${path}${form} ${JSON.stringify(disguise)}`;
        // What the router never sends, Next.js answers with a failure of its own.
        if (!("Next-Router-State-Tree" in disguise)) expect.soft(status, what).toBeLessThan(500);
        for (const secret of ["One row is one order.", "order_lines", project.name])
          expect.soft(text, what).not.toContain(secret);
      }
});

test("the server sends an action on to no host that its sender made up", async () => {
  const asked: string[] = [];
  const listener = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((ready) => listener.listen(0, "127.0.0.1", ready));
  const host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const action = findAction("updateProfileAction");
  const made = { Host: host, Origin: `http://${host}`, "X-Forwarded-Host": host, "X-Forwarded-Proto": "http" };
  await callAction(action, "/sign-in", {}, made);
  const { Origin: _, ...headers } = { ...made, "Next-Action": action.id, "Content-Type": "text/plain;charset=UTF-8" };
  await send("/sign-in", { method: "POST", headers, body: "[{}]" });
  listener.close();
  expect(asked).toEqual([]);
});

test("a page fetched by forty at once, half of them members, is each one's own", async () => {
  const { slug, project } = await createPlace();
  const [member, stranger] = [await cookieOf(project.people.viewer), await cookieOf(project.people.stranger)];
  const asked = Array.from({ length: 40 }, (_, index) => index % 2 === 0);
  const answers = await Promise.all(
    asked.map((isMember) => send(`/p/${slug}/tables/public/orders`, { headers: isMember ? member : stranger })),
  );
  answers.forEach(({ status, text }, index) => {
    expect.soft(status).toBe(asked[index] ? 200 : 404);
    expect.soft(text.includes("One row is one order.")).toBe(asked[index]);
    expect.soft(text.includes(project.people.viewer.email)).toBe(asked[index]);
  });
});

test("a broken call of an action is refused, and the process lives on", async () => {
  const cookie = await cookieOf((await createPlace()).project.people.viewer);
  const action = findAction("revokeSessionAction");
  const headers = { ...ownJson, ...cookie, "Next-Action": action.id, "Content-Type": "text/plain;charset=UTF-8" };
  const bodies = [
    "",
    "[",
    "null",
    "{}",
    '["$F1"]',
    '["$@0"]',
    '["$0"]',
    '["$1:constructor:constructor"]',
    '["$1:__proto__:then"]',
    '[{"__proto__":{"isAdministrator":true}}]',
    '[{"then":"$1:__proto__:then","status":"resolved_model","value":"{}"}]',
    `[${"[".repeat(20_000)}${"]".repeat(20_000)}]`,
    `["${"a".repeat(900_000)}"]`,
    `["${"a".repeat(3_000_000)}"]`,
    `[${Array.from({ length: 50_000 }, (_, index) => `{"k${index}":1e400}`).join(",")}]`,
  ];
  for (const body of bodies) {
    const { status, text } = await send("/account", { method: "POST", headers, body });
    expect.soft(text, body.slice(0, 60)).not.toMatch(/"ok":true|at .+\.(js|ts):\d+/u);
    expect.soft(status, body.slice(0, 60)).toBeLessThan(600);
  }
  expect(outcomeOf(await callAction({ ...action, id: "0".repeat(42) }, "/account", {}, cookie))).toMatch(/^4\d\d$/u);
  expect((await send("/account", { headers: cookie })).status).toBe(200);
});
