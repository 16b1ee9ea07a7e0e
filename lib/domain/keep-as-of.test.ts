import { expect, test } from "vitest";
import { keepAsOf } from "./keep-as-of";

test("a link leads to the same state, whatever else is in its address", () => {
  expect(keepAsOf("/p/shop/tables", "0002")).toBe("/p/shop/tables?asOf=0002");
  expect(keepAsOf("/p/shop/tables?status=draft#x", "a&b")).toBe("/p/shop/tables?status=draft&asOf=a%26b#x");
  expect(keepAsOf("/p/shop", "0002")).toBe("/p/shop?asOf=0002");
});

test("a link that names a state, or leads where there are none, stays as it is", () => {
  expect(keepAsOf("/p/shop/tables?asOf=0001", "0002")).toBe("/p/shop/tables?asOf=0001");
  for (const href of [
    "/p/shop/import",
    "/p/shop/settings/template",
    "/p/shop/docs/1?from=1",
    "/account",
    "#here",
    "https://x.example/p/a",
  ])
    expect(keepAsOf(href, "0002")).toBe(href);
  expect(keepAsOf("/p/shop/tables", null)).toBe("/p/shop/tables");
});
