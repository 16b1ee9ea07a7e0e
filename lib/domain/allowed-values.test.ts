import { expect, test } from "vitest";
import { readAllowedValues } from "./allowed-values";

const valuesOf = (check: string) => readAllowedValues(check)?.values ?? null;

test("the values a CHECK allows are read as SQLite keeps them and as PostgreSQL prints them", () => {
  const same = { column: "status", values: ["active", "it's over"] };
  for (const check of [
    "CHECK (status IN ('active', 'it''s over'))",
    "CHECK ([status] in ('active','it''s over'))",
    "CHECK (\"status\" IN ('active', 'it''s over'))",
    "CHECK ((status = ANY (ARRAY['active'::text, 'it''s over'::text])))",
    "CHECK (((status)::text = ANY ((ARRAY['active'::character varying, 'it''s over'::character varying(20)])::text[])))",
    "CHECK (((status = 'active'::text) OR (status = 'it''s over'::text))) NOT VALID",
    "CHECK (((status IS NULL) OR (status = ANY (ARRAY['active'::billing.\"State\", 'it''s over'::billing.\"State\"]))))",
  ])
    expect(readAllowedValues(check), check).toEqual(same);
});

test("numbers are values too, and a single one is a list", () => {
  expect(valuesOf("CHECK ((rating = ANY (ARRAY['-1'::integer, 1])))")).toEqual(["-1", "1"]);
  expect(valuesOf("CHECK (rating IN (-1, 1.5))")).toEqual(["-1", "1.5"]);
  expect(valuesOf("CHECK ((kind = 'only'::text))")).toEqual(["only"]);
});

test("a condition that says more, or something else, allows nothing in particular", () => {
  for (const check of [
    "CHECK ((status = ANY (ARRAY['a'::text])) AND (length(note) > 3))",
    "CHECK (lower(status) IN ('a', 'b'))",
    "CHECK (status NOT IN ('a', 'b'))",
    "CHECK (((status = 'a'::text) OR (kind = 'b'::text)))",
    "CHECK ((status <> 'a'::text))",
    "CHECK ((a = b))",
    "CHECK (status || 'x' IN ('ax'))",
    "UNIQUE (status)",
  ])
    expect(readAllowedValues(check), check).toBeNull();
});
