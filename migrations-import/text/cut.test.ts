import { expect, test } from "vitest";
import { cut } from "./cut";

test("a text is cut before a character that would be halved", () => {
  expect([cut("ab👻", 3), cut("ab👻", 4), cut("ab👻c", 4), cut("abc", 9)]).toEqual(["ab", "ab👻", "ab👻", "abc"]);
});
