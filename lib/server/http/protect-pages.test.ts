import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { ADDRESS_HEADER, protectPage } from "./protect-pages";

async function ask(address: string, sent: Readonly<Record<string, string>> = {}) {
  let seen: IncomingHttpHeaders = {};
  const server = createServer((request, response) => {
    protectPage(request, response);
    seen = request.headers;
    response.end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    const { port } = server.address() as AddressInfo;
    const { headers } = await fetch(`http://127.0.0.1:${port}${address}`, { headers: sent });
    return { seen, policy: headers.get("content-security-policy"), caching: headers.get("cache-control") };
  } finally {
    server.close();
  }
}

test("a page gets a policy of its own, which whoever makes it is told too", async () => {
  const [one, other] = await Promise.all([ask("/p/tasks"), ask("/p/tasks")]);
  expect(one.policy).toMatch(/script-src 'self' 'nonce-[\w+/]{24}' 'strict-dynamic';.*frame-ancestors 'none'$/u);
  expect(one.policy).not.toBe(other.policy);
  expect(one.seen["content-security-policy"]).toBe(one.policy);
  expect(one.caching).toBe("private, no-store");
});

test("a client chooses neither the policy nor where it is sent back to", async () => {
  const chosen = "script-src 'nonce-chosen'";
  const names = ["content-security-policy", "content-security-policy-report-only", ADDRESS_HEADER];
  const { seen, policy } = await ask("/", Object.fromEntries(names.map((name) => [name, chosen])));
  expect(JSON.stringify(seen)).not.toContain("chosen");
  expect(policy).not.toContain("chosen");
});

test.each([
  ["/p/tasks", "/p/tasks"],
  ["/p/tasks/tables?status=draft&q=a+b", "/p/tasks/tables?status=draft&q=a+b"],
  ["/p/tasks?_rsc=abc", "/p/tasks"],
  ["/p/tasks?asOf=0003&_rsc=abc", "/p/tasks?asOf=0003"],
])("%s leads back to %s", async (address, back) => {
  expect((await ask(address)).seen[ADDRESS_HEADER]).toBe(back);
});

test.each(["/api/v1/projects", "/frames/mermaid", "/vendor/a.js", "/_next/static/a.js", "/icon.svg"])(
  "%s is no page",
  async (address) => {
    const { policy, caching } = await ask(address);
    expect([policy, caching]).toEqual([null, null]);
  },
);
