import type { IncomingHttpHeaders } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { distrustHeaders } from "./distrust-headers";

beforeEach(() => vi.stubEnv("NEXTAUTH_URL", "https://strata.example.com"));
afterEach(() => vi.unstubAllEnvs());

function read(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  distrustHeaders(headers, { localAddress: "::ffff:10.0.0.5", localPort: 3000 });
  return headers;
}

test.each([
  { host: "strata.example.com" },
  { host: "10.0.0.5:3000", origin: "https://strata.example.com", "x-forwarded-host": "10.0.0.5:3000" },
  { host: "strata.example.com", origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  { host: "evil.example", origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  { host: "localhost:5432", origin: "http://localhost:5432" },
  { host: "strata.example.com", origin: "null" },
])("the forwarded host is the public one, whatever was sent: %j", (headers) => {
  expect(read(headers)).toMatchObject({ "x-forwarded-host": "strata.example.com", "x-forwarded-proto": "https" });
});

test.each(["10.0.0.5:3000", "localhost:3000"])("a page got from this process as %s reaches its actions", (host) => {
  expect(read({ host, origin: `http://${host}` })).toMatchObject({ "x-forwarded-host": host });
});

test("an empty origin is an unknown one", () => {
  expect(read({ host: "strata.example.com", origin: "" })).toMatchObject({ origin: "null" });
  expect(read({ host: "strata.example.com" })).not.toHaveProperty("origin");
});

test("a client chooses no policy and no nonce", () => {
  const chosen = "script-src 'nonce-chosen'";
  const headers = {
    "x-nonce": "chosen",
    "content-security-policy": chosen,
    "content-security-policy-report-only": chosen,
  };
  expect(Object.keys(read({ host: "strata.example.com", ...headers }))).toEqual([
    "host",
    "x-forwarded-host",
    "x-forwarded-proto",
  ]);
});
