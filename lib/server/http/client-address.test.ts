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

test.each([
  ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"],
  ["2001:DB8:1:2::", "[2001:db8:1:2::9]:4711"],
  ["::1", "0:0:0:0:0:0:0:2"],
  ["fe80::1%eth0", "fe80::2"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["192.0.2.1:50001", "192.0.2.1:50002"],
])("%s and %s are one client", (one, other) => {
  vi.stubEnv("TRUSTED_PROXY_HOPS", "1");
  const read = (entry: string) => clientAddress(new Headers({ "x-forwarded-for": entry }));
  expect(read(one)).toBe(read(other));
});

test.each([
  ["2001:db8:1:2::1", "2001:db8:1:3::1"],
  ["192.0.2.1", "192.0.2.2"],
])("%s and %s are two", (one, other) => {
  const read = (entry: string) => clientAddress(new Headers({ "x-strata-peer": entry }));
  expect(read(one)).not.toBe(read(other));
});
