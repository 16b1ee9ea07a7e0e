import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { completeHeaders } from "./complete-headers";

afterEach(() => vi.unstubAllEnvs());

async function answerOf(listener: RequestListener): Promise<Headers> {
  const server = createServer((request, response) => {
    completeHeaders(response);
    listener(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    const { port } = server.address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}/`, { redirect: "manual" })).headers;
  } finally {
    server.close();
  }
}

test("an answer that says nothing is completed, however its head is written", async () => {
  const answers = await Promise.all([
    answerOf((_, response) => response.end()),
    answerOf((_, response) => response.writeHead(308, { Location: "/elsewhere" }).end()),
    answerOf((_, response) => {
      response.statusCode = 500;
      response.flushHeaders();
      response.end("failed");
    }),
  ]);
  for (const headers of answers)
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-security-policy": expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'$/u),
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    });
});

test("a policy and a lifetime of its own stay", async () => {
  const headers = await answerOf((_, response) =>
    response.setHeader("content-security-policy", "sandbox").writeHead(200, { "cache-control": "public" }).end(),
  );
  expect(headers.get("content-security-policy")).toBe("sandbox");
  expect(headers.get("cache-control")).toBe("public");
});

test("browsers are held to https where the public address is https, and only there", async () => {
  expect((await answerOf((_, response) => response.end())).has("strict-transport-security")).toBe(false);
  vi.stubEnv("NEXTAUTH_URL", "https://strata.example.com");
  const headers = await answerOf((_, response) => response.end());
  expect(headers.get("strict-transport-security")).toMatch(/^max-age=31536000$/u);
});
