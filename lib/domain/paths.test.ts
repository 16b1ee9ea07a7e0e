import fc from "fast-check";
import { expect, test } from "vitest";
import { nameInAddress, paths } from "./paths";

const ORIGIN = "http://localhost:3000";
const hostile = [
  ".",
  "..",
  "...",
  "",
  "~",
  "~.",
  "~~x",
  "a/b",
  "a%2Fb",
  "%2e%2e",
  "%00",
  "a\\b",
  "?q=1",
  "#top",
  " ",
  "a b",
  "ünï",
  "名前",
];
const names = [
  ...hostile,
  "😀".repeat(15),
  "__proto__",
  "(..)orders",
  "[table]",
  "@modal",
  "x.rsc",
  "_next",
  ";a=b",
  "‮txt",
  "a\tb\nc",
];

// As a browser and then the server take an address apart.
function readBack(address: string): readonly string[] {
  const { pathname } = new URL(address, ORIGIN);
  return pathname.split("/").slice(-2).map(decodeURIComponent).map(nameInAddress);
}

test.each(names)("the table called %j has an address that leads back to it", (name) => {
  expect(readBack(paths.table("shop", "public", name))).toEqual(["public", name]);
  expect(readBack(paths.table("shop", name, "orders"))).toEqual([name, "orders"]);
  expect(readBack(paths.api.table("shop", name, name))).toEqual([name, name]);
  expect(paths.table("shop", name, name).split("/")).toHaveLength(6);
});

test("no two tables share an address, whatever they are called", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (schema, name) => {
      expect(readBack(paths.table("shop", schema, name))).toEqual([schema, name]);
    }),
  );
});

test.each(names.filter((name) => !name.includes("/")))(
  "the migration in the folder %j has an address that leads back to it",
  (name) => {
    const { pathname } = new URL(paths.migration("shop", `${name}/${name}.sql`), ORIGIN);
    const segments = pathname.split("/").slice(4).map(decodeURIComponent).map(nameInAddress);
    expect(segments).toEqual([name, `${name}.sql`]);
  },
);
