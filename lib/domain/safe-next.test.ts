import { expect, test } from "vitest";
import { safeNext } from "./safe-next";

test("a path of this site is kept, with its query", () => {
  expect(safeNext("/p/tasks/tables?status=draft#owner")).toBe("/p/tasks/tables?status=draft#owner");
  expect(safeNext("https://strata.example/p/tasks", "https://strata.example")).toBe("/p/tasks");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://evil.example/",
  "https://strata.example.evil.example/",
  "https://strata.example@evil.example/",
  "javascript:alert(1)",
  "data:text/html,hi",
  "/\t/evil.example",
  "\n//evil.example",
  "/a/..//evil.example\r\nSet-Cookie: a=b",
  "/..//evil.example",
  "/.//evil.example",
  "/%2e%2E//evil.example",
  "https://strata.example//evil.example",
  "evil.example",
  "",
])("%j leads home instead of elsewhere", (wanted) => {
  expect(safeNext(wanted, "https://strata.example")).toBe("/");
});
