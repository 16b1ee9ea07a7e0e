import { expect, test } from "vitest";
import { isSameStatement } from "./same-statement";

const first = "create function f(a int) returns int language sql as $$ select 'A'  $$";

test("a function that is written anew in other letters is the same", () => {
  expect(
    isSameStatement(
      first,
      `-- again\nCREATE OR REPLACE FUNCTION f (\n  a INT\n)\nRETURNS int LANGUAGE sql AS $x$ select 'A'  $x$;`,
    ),
  ).toBe(true);
});

test("what stands in quotes counts, letter by letter", () => {
  expect(isSameStatement(first, first.replace("'A'  ", "'A' "))).toBe(false);
  expect(isSameStatement(first, first.replace("'A'", "'a'"))).toBe(false);
  expect(isSameStatement('create function "F"() …', 'create function "f"() …')).toBe(false);
  expect(isSameStatement(first, first.replace("f(a int)", "f(a int, b int)"))).toBe(false);
});

test("a dollar within a name begins no quote", () => {
  const named = "create function f(a$b$ int) returns int language sql as $$ select 1 $$";
  expect(isSameStatement(named, named.toUpperCase().replace(" SELECT 1 ", " select 1 "))).toBe(true);
  expect(isSameStatement(named, named.replace("a$b$", "a$c$"))).toBe(false);
});
