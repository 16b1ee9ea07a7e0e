import { beforeAll, expect, test } from "vitest";
import { loadGrammar, parseExpression } from "../grammar/parse-statements";
import { constantValue } from "./constant-value";

beforeAll(loadGrammar);

const textOf = (expression: string) => constantValue(parseExpression(expression) ?? undefined)?.text ?? null;

test("days and times are counted over the ends of months and years", () => {
  expect(textOf("'2023-12-31'::date + 60")).toBe("2024-02-29");
  expect(textOf("'2024-01-31'::date + interval '1 month'")).toBe("2024-02-29 00:00:00");
});

test("what is no day, or in a year of more than four digits or fewer, is not followed", () => {
  expect(textOf("'9999-12-31'::date + 1")).toBeNull();
  expect(textOf("'9999-12-31'::date + 2147483647")).toBeNull();
  expect(textOf("'2024-01-01'::timestamp + interval '9999999 years'")).toBeNull();
  expect(textOf("'1000-01-01'::date - 1")).toBeNull();
  expect(textOf("1 / 0")).toBeNull();
});
