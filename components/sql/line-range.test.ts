import { expect, test } from "vitest";
import { formatLineRange, parseLineRange } from "./line-range";

test("an address names one line or a range, in either direction", () => {
  expect(parseLineRange("#L12")).toEqual({ from: 12, to: 12 });
  expect(parseLineRange("#L12-L20")).toEqual({ from: 12, to: 20 });
  expect(parseLineRange("#L20-L12")).toEqual({ from: 12, to: 20 });
});

test("any other address names no line", () => {
  for (const hash of ["", "#", "#L", "#Lx", "#columns", "#L1-2", "#L12-L20x"]) expect(parseLineRange(hash)).toBeNull();
});

test("what is written is what is read", () => {
  for (const range of [
    { from: 3, to: 3 },
    { from: 3, to: 9 },
  ])
    expect(parseLineRange(formatLineRange(range))).toEqual(range);
});
