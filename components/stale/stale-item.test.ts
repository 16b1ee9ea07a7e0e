import { expect, test } from "vitest";
import type { StaleRow } from "@/lib/domain/stale-view";
import { hrefOfRow } from "./stale-item";

const row = {
  schema: "public",
  name: "users",
  object: "users",
  kind: "table",
  args: null,
  field: "purpose",
} as StaleRow;

test("a stale field leads to where it stands, whatever it is a field of", () => {
  const href = (change: Partial<StaleRow>) => hrefOfRow("shop", { ...row, ...change });
  expect(href({})).toBe("/p/shop/tables/public/users#purpose");
  expect(href({ field: null })).toBe("/p/shop/tables/public/users");
  expect(href({ kind: "column", object: "a b" })).toBe("/p/shop/tables/public/users#column-a%20b");
  expect(href({ kind: "relationship", field: "statement", objectId: "r1" })).toBe(
    "/p/shop/tables/public/users#relationship-r1",
  );
  expect(href({ kind: "enum", name: "mood", object: "mood" })).toBe("/p/shop/objects#enum-public.mood");
  expect(href({ kind: "function", name: "touch", object: "touch", args: "id integer" })).toBe(
    `/p/shop/objects#${encodeURIComponent("function-public.touch(id integer)")}`,
  );
});
