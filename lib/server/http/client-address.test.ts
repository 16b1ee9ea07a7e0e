import { afterEach, expect, test, vi } from "vitest";
import { clientAddress } from "./client-address";

afterEach(() => vi.unstubAllEnvs());

const headers = new Headers({ "x-strata-peer": "192.0.2.1", "x-forwarded-for": "203.0.113.9, 198.51.100.7" });

test("without trusted proxies a forwarded address is not believed", () => {
  expect(clientAddress(headers)).toBe("192.0.2.1");
});

test("behind one trusted proxy, what the client wrote itself is not believed", () => {
  vi.stubEnv("TRUSTED_PROXY_HOPS", "1");
  expect(clientAddress(headers)).toBe("198.51.100.7");
});

test("a request that skipped the proxies counts for its own address", () => {
  vi.stubEnv("TRUSTED_PROXY_HOPS", "3");
  expect(clientAddress(headers)).toBe("192.0.2.1");
});
